extension Parser {
  /// `name "(" … ")"` with its FILTER and OVER; the name is the current token.
  mutating func call(_ start: Int) throws(Diagnostic) -> Expression {
    Expression(.call(try functionCall()), span: span(from: start))
  }

  mutating func functionCall() throws(Diagnostic) -> FunctionCall {
    let name = Identifier(name(of: token), span: token.span)
    advance()
    advance()
    var isStar = false
    var isDistinct = false
    var arguments: [Expression] = []
    var order: [OrderItem] = []
    if token.kind == .star {
      advance()
      isStar = true
    } else if token.kind != .rightParenthesis {
      isDistinct = accept(.distinct)
      if !isDistinct { _ = accept(.all) }
      arguments = try list1(Expression.init(_:))
      order = try optionalOrderBy()
    }
    try expect(.rightParenthesis, "',' or ')'")
    let withinGroup = try withinGroup()
    return FunctionCall(
      name: name, isStar: isStar, isDistinct: isDistinct, arguments: arguments, orderBy: order,
      withinGroup: withinGroup, filter: try filterClause(), over: try overClause())
  }

  private mutating func withinGroup() throws(Diagnostic) -> [OrderItem] {
    guard token.keyword == .within, peek().keyword == .group else { return [] }
    advance()
    advance()
    try expect(.leftParenthesis, "'(' after WITHIN GROUP")
    guard token.keyword == .order else { throw unexpected("ORDER BY") }
    let order = try optionalOrderBy()
    try expect(.rightParenthesis, "')'")
    return order
  }

  private mutating func filterClause() throws(Diagnostic) -> Expression? {
    guard token.keyword == .filter, peek().kind == .leftParenthesis else { return nil }
    advance()
    advance()
    try expect(.where)
    let condition = try expression()
    try expect(.rightParenthesis, "an operator or ')'")
    return condition
  }

  private mutating func overClause() throws(Diagnostic) -> WindowSpecification? {
    let over = token
    guard accept(.over) else { return nil }
    if isIdentifier { throw .namedWindow(SourceSpan(over.start, token.end)) }
    return try WindowSpecification(&self)
  }
}

extension WindowSpecification {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.leftParenthesis, "'(' after OVER")
    if parser.accept(.partition) {
      try parser.expect(.by)
      partitionBy = try parser.list1(Expression.init(_:))
    } else {
      partitionBy = []
    }
    orderBy = try parser.optionalOrderBy()
    switch parser.token.keyword {
    case .rows, .range: frame = try WindowFrame(&parser)
    case .groups: throw .groupsFrame(parser.token.span)
    default: frame = nil
    }
    guard parser.accept(.rightParenthesis) else {
      throw parser.unexpected(
        frame == nil ? "PARTITION BY, ORDER BY or ')'" : "')'")
    }
    span = parser.span(from: start)
  }
}

extension WindowFrame {
  init(_ parser: inout Parser) throws(Diagnostic) {
    isRange = parser.token.keyword == .range
    parser.advance()
    if parser.accept(.between) {
      start = try Bound(&parser)
      try parser.expect(.and)
      end = try Bound(&parser)
    } else {
      start = try Bound(&parser)
      end = .currentRow
    }
  }
}

extension WindowFrame.Bound {
  init(_ parser: inout Parser) throws(Diagnostic) {
    if parser.token.keyword == .current, parser.peek().keyword == .row {
      parser.advance()
      parser.advance()
      self = .currentRow
      return
    }
    let isUnbounded = parser.accept(.unbounded)
    let distance = isUnbounded ? nil : try parser.arithmetic()
    switch parser.token.keyword {
    case .preceding:
      self = if let distance { .preceding(distance) } else { .unboundedPreceding }
    case .following:
      self = if let distance { .following(distance) } else { .unboundedFollowing }
    default: throw parser.unexpected("PRECEDING or FOLLOWING")
    }
    parser.advance()
  }
}
