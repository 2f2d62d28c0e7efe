extension Parser {
  /// `FROM joined { "," joined }`; the comma is a cross join that binds looser.
  mutating func fromClause() throws(Diagnostic) -> Relation {
    try expect(.from)
    var left = try joined()
    while token.kind == .comma {
      let comma = token
      advance()
      if token.endsStage || token.keyword?.beginsClause == true { throw .trailingComma(comma.span) }
      let right = try joined()
      try taller(0)
      left = .join(
        Join(
          kind: .cross, left: left, right: right, condition: .none,
          span: left.span.union(right.span)))
    }
    return left
  }

  /// `relation { join_op relation [condition] }`
  private mutating func joined() throws(Diagnostic) -> Relation {
    try joins(after: try relation())
  }

  private mutating func joins(after first: Relation) throws(Diagnostic) -> Relation {
    var left = first
    while let start = try joinStart() {
      let (right, condition) = try joinRest(start)
      try taller(0)
      left = .join(
        Join(
          kind: start.kind, left: left, right: right, condition: condition,
          span: span(from: left.span.start)))
    }
    return left
  }

  private mutating func relation() throws(Diagnostic) -> Relation {
    if token.kind == .leftParenthesis {
      return try nested { parser throws(Diagnostic) in try parser.parenthesizedRelation() }
    }
    if token.isString {
      let file = try FileReference(&self)
      return .file(file, try optionalRelationAlias())
    }
    let start = position
    if isIdentifier, peek().kind == .leftParenthesis {
      let call = try functionCall()
      let span = span(from: start)
      return .function(call, try optionalRelationAlias(), span)
    }
    let name = try objectName("a table, a file in '…' or '('")
    return .table(name, try optionalRelationAlias())
  }

  /// After `((` only what follows the inner `)` tells a query from a join, so the inner part is
  /// read first and then continued as what it turns out to be.
  private mutating func parenthesizedRelation() throws(Diagnostic) -> Relation {
    let start = position
    advance()
    if token.kind != .leftParenthesis {
      if beginsQuery {
        let query = try query()
        return try closeQuery(query, from: start)
      }
      return try closeJoin(try joined())
    }
    let inner = try nested { parser throws(Diagnostic) in try parser.parenthesizedRelation() }
    if case .query(let first, let alias, let span) = inner,
      continuesQuery || token.kind == .rightParenthesis && alias == nil
    {
      let rest = try query(after: .query(first, alias: alias?.name), from: span.start)
      return try closeQuery(rest, from: start)
    }
    var left = try joins(after: inner)
    while accept(.comma) {
      let right = try joined()
      left = .join(
        Join(
          kind: .cross, left: left, right: right, condition: .none,
          span: left.span.union(right.span)))
    }
    return try closeJoin(left)
  }

  private mutating func closeQuery(_ query: Query, from start: Int) throws(Diagnostic) -> Relation {
    guard accept(.rightParenthesis) else { throw afterQuery(expected: "')'") }
    let span = span(from: start)
    return .query(query, try optionalRelationAlias(), span)
  }

  private mutating func closeJoin(_ relation: Relation) throws(Diagnostic) -> Relation {
    try expect(.rightParenthesis, "JOIN or ')'")
    return relation
  }

  /// `[AS] name [(columns)]`
  private mutating func optionalRelationAlias() throws(Diagnostic) -> Alias? {
    guard let name = try optionalAlias() else { return nil }
    try refuseSample(name)
    guard token.kind == .leftParenthesis else { return Alias(name: name) }
    return Alias(name: name, columns: try parenthesizedList(Identifier.init(_:)))
  }
}

/// `LEFT OUTER JOIN` as it was read.
struct JoinStart {
  let kind: JoinKind
  let span: SourceSpan
}

extension Parser {
  /// Reads a join operator; nil, and nothing read, where none stands here.
  mutating func joinStart() throws(Diagnostic) -> JoinStart? {
    let start = position
    let kind: JoinKind
    switch token.keyword {
    case .join: kind = .inner
    case .natural: throw .naturalJoin(token.span)
    case .inner: kind = .inner
    case .cross: kind = .cross
    case .left: kind = peek().keyword == .semi ? .semi : peek().keyword == .anti ? .anti : .left
    case .right: kind = .right
    case .full: kind = .full
    case .semi where peek().keyword == .join: kind = .semi
    case .anti where peek().keyword == .join: kind = .anti
    default: return nil
    }
    if token.keyword == .left, kind != .left { advance() }
    if token.keyword != .join {
      advance()
      if kind == .left || kind == .right || kind == .full { _ = accept(.outer) }
    }
    try expect(.join)
    return JoinStart(kind: kind, span: span(from: start))
  }

  /// The right side and the condition.
  mutating func joinRest(
    _ start: JoinStart
  ) throws(Diagnostic) -> (Relation, JoinCondition) {
    let right = try relation()
    switch token.keyword {
    case .on where start.kind != .cross:
      advance()
      return (right, .on(try expression()))
    case .using where start.kind != .cross:
      advance()
      return (right, .using(try parenthesizedList(Identifier.init(_:))))
    case .on, .using:
      throw .crossJoinWithCondition(start.span, token.span)
    default:
      guard start.kind == .cross else {
        if !token.endsStage, !isKnownAfterJoin { throw unexpected("ON or USING") }
        throw .joinWithoutCondition(start.kind, start.span, span(from: start.span.start))
      }
      return (right, .none)
    }
  }

  private var isKnownAfterJoin: Bool {
    if token.kind == .comma { return true }
    switch token.keyword {
    case .where, .group, .having, .qualify, .order, .limit, .offset, .join, .inner, .left, .right,
      .full, .cross, .semi, .anti, .union, .intersect, .except, .select:
      return true
    default: return false
    }
  }
}

extension Relation {
  public var span: SourceSpan {
    switch self {
    case .table(let name, let alias): alias.map { name.span.union($0.name.span) } ?? name.span
    case .file(let file, let alias): alias.map { file.span.union($0.name.span) } ?? file.span
    case .function(_, let alias, let span), .query(_, let alias, let span):
      alias.map { span.union($0.name.span) } ?? span
    case .join(let join): join.span
    }
  }
}
