extension Parser {
  /// An expression; by precedence from OR down to the primaries (the levels are in `Precedence`).
  public mutating func expression() throws(Diagnostic) -> Expression {
    try nested { parser throws(Diagnostic) in
      try parser.chain(of: .or) { parser throws(Diagnostic) in
        try parser.chain(of: .and) { parser throws(Diagnostic) in try parser.negation() }
      }
    }
  }

  /// `operand { AND operand }` as a balanced tree: thousands of terms stay shallow.
  private mutating func chain(
    of operation: BinaryOperator, operand: (inout Parser) throws(Diagnostic) -> Expression
  ) throws(Diagnostic) -> Expression {
    let keyword = operation == .or ? Keyword.or : .and
    let outer = height
    height = 0
    let first = try operand(&self)
    guard token.keyword == keyword else {
      height = max(height, outer)
      return first
    }
    var operands = [first]
    while accept(keyword) { operands.append(try operand(&self)) }
    var rest = operands.count - 1
    while rest > 0 {
      try taller(0)
      rest /= 2
    }
    height = max(height, outer)
    return Self.balanced(operation, operands[...])
  }

  private static func balanced(
    _ operation: BinaryOperator, _ operands: ArraySlice<Expression>
  ) -> Expression {
    if operands.count == 1 { return operands[operands.startIndex] }
    let middle = operands.startIndex + (operands.count + 1) / 2
    let left = balanced(operation, operands[..<middle])
    let right = balanced(operation, operands[middle...])
    return Expression(.binary(operation, left, right), span: left.span.union(right.span))
  }

  private mutating func negation() throws(Diagnostic) -> Expression {
    guard token.keyword == .not else { return try comparison() }
    let start = position
    advance()
    let operand = try nested { parser throws(Diagnostic) in try parser.negation() }
    return Expression(.unary(.not, operand), span: span(from: start))
  }

  /// Comparisons do not associate: `a < b < c` means three things in three engines.
  private mutating func comparison() throws(Diagnostic) -> Expression {
    let outer = height
    height = 0
    let left = try arithmetic()
    guard beginsPredicate else {
      height = max(height, outer)
      return left
    }
    let start = left.span.start
    let first = try predicate(on: left, from: start)
    try taller(outer)
    if beginsPredicate { throw .chainedComparison(token.span, isJoined: first.endsInJoinedText) }
    return first
  }

  private var beginsPredicate: Bool {
    if token.isComparison { return true }
    guard token.kind == .word, let keyword = token.keyword else { return false }
    switch keyword {
    case .is, .in, .like, .ilike, .between: return true
    case .not:
      switch peek().keyword {
      case .in, .like, .ilike, .between: return true
      default: return false
      }
    default: return false
    }
  }

  private mutating func predicate(
    on left: Expression, from start: Int
  ) throws(Diagnostic) -> Expression {
    if let operation = token.comparison {
      advance()
      let right = try arithmetic()
      return Expression(.binary(operation, left, right), span: span(from: start))
    }
    if accept(.is) { return try isPredicate(on: left, from: start) }
    let negated = accept(.not)
    let keyword = token.keyword
    advance()
    let kind: Expression.Kind
    switch keyword {
    case .in: kind = try inPredicate(on: left, negated: negated)
    case .between:
      let low = try arithmetic()
      try expect(.and)
      kind = .between(left, low: low, high: try arithmetic(), negated: negated)
    default:
      let pattern = try arithmetic()
      let escape = accept(.escape) ? try arithmetic() : nil
      kind = .like(
        left, pattern: pattern, escape: escape, ignoresCase: keyword == .ilike, negated: negated)
    }
    return Expression(kind, span: span(from: start))
  }

  private mutating func inPredicate(
    on left: Expression, negated: Bool
  ) throws(Diagnostic) -> Expression.Kind {
    guard token.kind == .leftParenthesis else { throw unexpected("'(' after IN") }
    if beginsQuery(at: 1) {
      advance()
      let query = try query()
      guard accept(.rightParenthesis) else { throw afterQuery(expected: "')'") }
      return .inQuery(left, query, negated: negated)
    }
    return .inList(left, try parenthesizedList(Expression.init(_:)), negated: negated)
  }

  private mutating func isPredicate(
    on left: Expression, from start: Int
  ) throws(Diagnostic) -> Expression {
    let negated = accept(.not)
    if accept(.distinct) {
      try expect(.from)
      let operation: BinaryOperator = negated ? .same : .distinct
      let right = try arithmetic()
      return Expression(.binary(operation, left, right), span: span(from: start))
    }
    let test: IsTest
    switch token.keyword {
    case .null: test = .null
    case .true: test = .true
    case .false: test = .false
    case .unknown: test = .unknown
    default: throw unexpected("NULL, TRUE or DISTINCT FROM after IS")
    }
    advance()
    return Expression(.isTest(left, test, negated: negated), span: span(from: start))
  }
}

extension Expression {
  init(_ parser: inout Parser) throws(Diagnostic) {
    self = try parser.expression()
  }
}

extension Expression {
  /// `a > 1 || b`
  fileprivate var endsInJoinedText: Bool {
    if case .binary(_, _, let right) = kind, case .binary(.concatenate, _, _) = right.kind {
      true
    } else {
      false
    }
  }
}

extension Token {
  fileprivate var comparison: BinaryOperator? {
    switch kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .same: .same
    default: nil
    }
  }
}
