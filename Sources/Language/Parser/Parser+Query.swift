extension Parser {
  var beginsQuery: Bool { beginsQuery(at: 0) }

  /// Whether a query begins `distance` tokens ahead; a `(` counts, as it may hold one.
  func beginsQuery(at distance: Int) -> Bool {
    let first = peek(distance)
    if first.kind == .leftParenthesis {
      var inside = distance + 1
      while peek(inside).kind == .leftParenthesis { inside += 1 }
      return beginsQuery(at: inside)
    }
    switch first.keyword {
    case .select, .from, .with: return true
    case .values: return peek(distance + 1).kind == .leftParenthesis
    case .table: return isIdentifier(peek(distance + 1))
    default: return false
    }
  }

  /// What can follow a query in parentheses if it is only the first part of a larger one.
  var continuesQuery: Bool {
    if token.kind == .pipe { return true }
    switch token.keyword {
    case .union, .intersect, .except, .order, .limit, .offset: return true
    default: return false
    }
  }

  /// `[WITH …] body { "|>" stage }`
  mutating func query() throws(Diagnostic) -> Query {
    let start = position
    let with = try withClause()
    if token.kind == .pipe, !with.isEmpty { throw .pipeAfterWith(token.span) }
    guard beginsQuery else { throw unexpected("a query such as FROM or SELECT") }
    let body = try token.keyword == .from ? QueryBody.from(fromClause()) : setBody(nil)
    return try query(with: with, body: body, from: start)
  }

  /// The rest of a query whose first part, in parentheses, was already read.
  mutating func query(
    after first: SetExpression, from start: Int
  ) throws(Diagnostic) -> Query {
    try query(with: [], body: setBody(first), from: start)
  }

  private mutating func query(
    with: [CommonTable], body: QueryBody, from start: Int
  ) throws(Diagnostic) -> Query {
    var stages: [PipeStage] = []
    while token.kind == .pipe { stages.append(try stage()) }
    return Query(with: with, body: body, stages: stages, span: span(from: start))
  }

  private mutating func setBody(_ first: SetExpression?) throws(Diagnostic) -> QueryBody {
    let expression = try setExpression(first)
    let order = try optionalOrderBy()
    return .set(expression, orderBy: order, limit: try optionalLimit())
  }

  private mutating func withClause() throws(Diagnostic) -> [CommonTable] {
    guard accept(.with) else { return [] }
    if token.keyword == .recursive, isIdentifier(peek()) { throw .recursiveWith(token.span) }
    return try list1(CommonTable.init(_:))
  }

  // MARK: Set operations

  private mutating func setExpression(
    _ first: SetExpression?
  ) throws(Diagnostic) -> SetExpression {
    var left = try setTerm(first)
    while token.keyword == .union || token.keyword == .except {
      let operation = try SetOperator(&self)
      left = try combine(operation, left, try setTerm(nil))
    }
    return left
  }

  private mutating func setTerm(_ first: SetExpression?) throws(Diagnostic) -> SetExpression {
    var left = if let first { first } else { try setPrimary() }
    while token.keyword == .intersect {
      let operation = try SetOperator(&self)
      left = try combine(operation, left, try setPrimary())
    }
    return left
  }

  private mutating func combine(
    _ operation: SetOperator, _ left: SetExpression, _ right: SetExpression
  ) throws(Diagnostic) -> SetExpression {
    try taller(0)
    return .operation(operation, left, right, left.span.union(right.span))
  }

  private mutating func setPrimary() throws(Diagnostic) -> SetExpression {
    switch token.keyword {
    case .select: return .select(try Select(&self))
    case .values where peek().kind == .leftParenthesis:
      let start = position
      advance()
      let rows = try list1 { parser throws(Diagnostic) in
        try parser.parenthesizedList(Expression.init(_:))
      }
      return .values(rows, span(from: start))
    case .table where isIdentifier(peek()):
      advance()
      return .table(try objectName("a table name"))
    case .from: throw .fromNeedsParentheses(token.span)
    default: break
    }
    guard token.kind == .leftParenthesis else { throw unexpected("SELECT, VALUES or '('") }
    advance()
    let query = try nested { parser throws(Diagnostic) in try parser.query() }
    guard accept(.rightParenthesis) else { throw afterQuery(expected: "')'") }
    return .query(query, alias: try optionalAlias())
  }

  // MARK: ORDER BY, LIMIT

  mutating func optionalOrderBy() throws(Diagnostic) -> [OrderItem] {
    guard accept(.order) else { return [] }
    try expect(.by)
    return try list1(OrderItem.init(_:))
  }

  mutating func optionalLimit() throws(Diagnostic) -> LimitClause? {
    guard token.keyword == .limit || token.keyword == .offset else { return nil }
    return try LimitClause(&self)
  }
}

extension SetExpression {
  var span: SourceSpan {
    switch self {
    case .select(let select): select.span
    case .values(_, let span), .operation(_, _, _, let span): span
    case .table(let name): name.span
    case .query(let query, let alias): alias.map { query.span.union($0.span) } ?? query.span
    }
  }
}

extension SetOperator {
  /// `UNION|INTERSECT|EXCEPT [ALL|DISTINCT] [BY NAME]`
  init(_ parser: inout Parser) throws(Diagnostic) {
    switch parser.token.keyword {
    case .union: kind = .union
    case .intersect: kind = .intersect
    default: kind = .except
    }
    parser.advance()
    isAll = parser.accept(.all)
    if !isAll { _ = parser.accept(.distinct) }
    isByName = parser.accept(.by)
    if isByName { try parser.expect(.name) }
  }
}

extension CommonTable {
  /// `name [(columns)] AS (query)`
  init(_ parser: inout Parser) throws(Diagnostic) {
    if parser.token.keyword == .select, parser.previous.kind == .comma {
      throw .trailingComma(parser.previous.span)
    }
    name = try parser.identifier("a name")
    columns =
      parser.token.kind == .leftParenthesis
      ? try parser.parenthesizedList(Identifier.init(_:)) : []
    try parser.expect(.as)
    try parser.expect(.leftParenthesis, "'(' and a query")
    query = try parser.nested { parser throws(Diagnostic) in try parser.query() }
    guard parser.accept(.rightParenthesis) else { throw parser.afterQuery(expected: "')'") }
  }
}

extension OrderItem {
  /// `expr [COLLATE name] [ASC|DESC] [NULLS FIRST|LAST]`
  init(_ parser: inout Parser) throws(Diagnostic) {
    expression = try parser.expression()
    collation = parser.accept(.collate) ? try parser.identifier("a collation such as vi") : nil
    isDescending = parser.accept(.desc)
    if !isDescending { _ = parser.accept(.asc) }
    nulls = try parser.optionalNulls()
  }
}

extension Parser {
  mutating func optionalNulls() throws(Diagnostic) -> OrderItem.Nulls? {
    guard accept(.nulls) else { return nil }
    if accept(.first) { return .first }
    guard accept(.last) else { throw unexpected("FIRST or LAST after NULLS") }
    return .last
  }
}

extension LimitClause {
  /// `LIMIT (ALL|count) [OFFSET count]` or `OFFSET count`
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    if parser.accept(.limit) {
      count = parser.accept(.all) ? nil : try parser.rowCount()
    } else {
      count = nil
    }
    if let count, parser.token.kind == .comma {
      throw parser.limitWithComma(from: start, skip: count)
    }
    skip = parser.accept(.offset) ? try parser.rowCount() : nil
    span = parser.span(from: start)
  }
}

extension Parser {
  /// A whole number or a parameter.
  fileprivate mutating func rowCount() throws(Diagnostic) -> Expression {
    let start = token
    switch start.kind {
    case .integer where peek().kind == .percent && peek().start == start.end:
      throw .limitTakesRows(SourceSpan(start.start, peek().end))
    case .integer, .hexInteger, .parameter, .question: return try primary()
    default: throw unexpected("a number of rows or a parameter")
    }
  }
}
