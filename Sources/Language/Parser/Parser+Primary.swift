extension Parser {
  // Only a dispatcher: every level of nesting passes through here, so its frame stays small.
  mutating func primary() throws(Diagnostic) -> Expression {
    let start = position
    let kind = token.kind
    if kind == .leftParenthesis { return try parenthesized(start) }
    if kind != .word { return try leaf(start) }
    return token.keyword == nil ? try nameOrCall(start) : try wordPrimary(start)
  }

  /// What holds no other expression, but for a call of a quoted name.
  private mutating func leaf(_ start: Int) throws(Diagnostic) -> Expression {
    switch token.kind {
    case .quotedWord: return try nameOrCall(start)
    case .parameter:
      let name = source.normalized(SourceSpan(token.start + 1, token.end))
      advance()
      return Expression(.parameter(name), span: span(from: start))
    case .question:
      advance()
      positionalParameters += 1
      return Expression(.parameter("\(positionalParameters)"), span: span(from: start))
    default:
      guard let literal = try literal() else { throw missingExpression() }
      return Expression(.literal(literal), span: span(from: start))
    }
  }

  /// A literal without a sign, where one stands here.
  mutating func literal() throws(Diagnostic) -> Literal? {
    switch token.kind {
    case .integer, .hexInteger, .decimal, .float: return try number()
    case .string, .escapedString: return .string(try string("a string"))
    case .word: break
    default: return nil
    }
    switch token.keyword {
    case .null:
      advance()
      return .null
    case .true, .false:
      let value = token.keyword == .true
      advance()
      return .bool(value)
    case .date where peek().isString:
      advance()
      return .date(try string("a date"))
    case .timestamp where peek().isString:
      advance()
      return .timestamp(try string("a timestamp"))
    default: return nil
    }
  }

  private mutating func number() throws(Diagnostic) -> Literal {
    let number = token
    let isPercent = try isPercentLiteral()
    if isPercent {
      if number.kind == .float || number.kind == .hexInteger {
        throw .percentOfExpression(peek().span)
      }
      advance()
    }
    advance()
    return try NumberLiteral.value(of: number, isPercent: isPercent, in: source)
  }

  private mutating func wordPrimary(_ start: Int) throws(Diagnostic) -> Expression {
    let opens = peek().kind == .leftParenthesis
    switch token.keyword {
    case .case: return try caseExpression(start)
    case .exists: return try existsExpression(start)
    case .cast: return try castExpression(start, isTry: false)
    case .tryCast where opens, .safeCast where opens:
      return try castExpression(start, isTry: true)
    case .left where opens, .right where opens: return try call(start)
    default: return try otherWord(start, opens)
    }
  }

  private mutating func otherWord(
    _ start: Int, _ opens: Bool
  ) throws(Diagnostic) -> Expression {
    switch token.keyword {
    case .extract where opens: return try extractExpression(start)
    case .interval: return try intervalExpression(start)
    case .currentDate where !opens:
      let name = Identifier(text(token), span: token.span)
      advance()
      return Expression(.call(FunctionCall(name: name)), span: span(from: start))
    default:
      guard let literal = try literal() else { return try nameOrCall(start) }
      return Expression(.literal(literal), span: span(from: start))
    }
  }

  private mutating func nameOrCall(_ start: Int) throws(Diagnostic) -> Expression {
    guard isIdentifier else { throw missingExpression() }
    if peek().kind == .leftParenthesis { return try call(start) }
    let name = try objectName("a column name")
    if token.kind == .leftParenthesis { throw .qualifiedFunction(name.text, name.span) }
    return Expression(.name(name), span: span(from: start))
  }

  private func missingExpression() -> Diagnostic {
    if previous.kind == .comma, index > 0, let keyword = token.keyword, keyword == .from {
      return .trailingComma(previous.span)
    }
    return notAnIdentifier("an expression")
  }

  /// `(expr)` or `(query)`. After `((` only the inner end tells which of the two the outer is.
  private mutating func parenthesized(_ start: Int) throws(Diagnostic) -> Expression {
    advance()
    if beginsQuery(at: 0), token.kind != .leftParenthesis {
      return try scalarQuery(start) { parser throws(Diagnostic) in try parser.query() }
    }
    let inner = try expression()
    if case .scalarQuery(let first) = inner.kind, continuesQuery {
      return try scalarQuery(start) { parser throws(Diagnostic) in
        try parser.query(after: .query(first, alias: nil), from: inner.span.start)
      }
    }
    try expect(.rightParenthesis, "an operator or ')'")
    return Expression(.parenthesized(inner), span: span(from: start))
  }

  private mutating func scalarQuery(
    _ start: Int, _ body: (inout Parser) throws(Diagnostic) -> Query
  ) throws(Diagnostic) -> Expression {
    let query = try nested(body)
    guard accept(.rightParenthesis) else { throw afterQuery(expected: "')'") }
    return Expression(.scalarQuery(query), span: span(from: start))
  }

  private mutating func existsExpression(_ start: Int) throws(Diagnostic) -> Expression {
    advance()
    try expect(.leftParenthesis, "'(' after EXISTS")
    let query = try nested { parser throws(Diagnostic) in try parser.query() }
    guard accept(.rightParenthesis) else { throw afterQuery(expected: "')'") }
    return Expression(.exists(query), span: span(from: start))
  }

  private mutating func castExpression(
    _ start: Int, isTry: Bool
  ) throws(Diagnostic) -> Expression {
    advance()
    try expect(.leftParenthesis, "'(' after CAST")
    let operand = try expression()
    try expect(.as)
    let type = try TypeName(&self)
    try expect(.rightParenthesis, "')'")
    return Expression(.cast(operand, type, isTry: isTry), span: span(from: start))
  }

  private mutating func extractExpression(_ start: Int) throws(Diagnostic) -> Expression {
    advance()
    advance()
    let part = try datePart()
    try expect(.from)
    let operand = try expression()
    try expect(.rightParenthesis, "')'")
    return Expression(.extract(part, operand), span: span(from: start))
  }

  private mutating func intervalExpression(_ start: Int) throws(Diagnostic) -> Expression {
    advance()
    let valueStart = position
    let isNegative = accept(.minus)
    let value: Expression
    switch token.kind {
    case .leftParenthesis where !isNegative: value = try parenthesized(valueStart)
    case .string where !isNegative, .escapedString where !isNegative, .integer:
      value = try primary()
    default: throw unexpected("a number or a string after INTERVAL")
    }
    let amount =
      isNegative
      ? Expression(.unary(.minus, value), span: span(from: valueStart)) : value
    let part = try datePart()
    return Expression(.interval(amount, part), span: span(from: start))
  }

  private mutating func datePart() throws(Diagnostic) -> DatePart {
    guard token.kind == .word else { throw unexpected("a date part such as YEAR or MONTH") }
    let word = text(token)
    guard let part = DatePart(rawValue: word.uppercased()) else {
      throw .unknownDatePart(
        word, token.span, near: nearest(word, in: DatePart.allCases.map(\.rawValue)))
    }
    advance()
    return part
  }

  private mutating func caseExpression(_ start: Int) throws(Diagnostic) -> Expression {
    advance()
    let operand = token.keyword == .when ? nil : try expression()
    var branches: [CaseBranch] = []
    while accept(.when) {
      let condition = try expression()
      try expect(.then)
      branches.append(CaseBranch(when: condition, then: try expression()))
    }
    if branches.isEmpty { throw unexpected("WHEN") }
    let otherwise = accept(.else) ? try expression() : nil
    guard accept(Keyword.end) else {
      throw unexpected(otherwise == nil ? "WHEN, ELSE or END" : "END")
    }
    return Expression(
      .caseWhen(operand: operand, branches: branches, otherwise: otherwise),
      span: span(from: start))
  }
}
