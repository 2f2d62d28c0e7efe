/// The binary operators above the comparisons, loosest first.
enum Precedence: Int, Comparable {
  case bitOr, bitAnd, shift, concatenation, addition, multiplication

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

  var next: Precedence? { Precedence(rawValue: rawValue + 1) }
}

extension BinaryOperator {
  /// nil for comparisons, AND and OR, which the parser reads in functions of their own.
  var precedence: Precedence? {
    switch self {
    case .multiply, .divide, .integerDivide, .modulo: .multiplication
    case .add, .subtract: .addition
    case .concatenate: .concatenation
    case .shiftLeft, .shiftRight: .shift
    case .bitAnd: .bitAnd
    case .bitOr: .bitOr
    default: nil
    }
  }

  fileprivate var isBitOperator: Bool { precedence.map { $0 <= .shift } ?? false }

  fileprivate init?(_ token: Token) {
    switch token.kind {
    case .star: self = .multiply
    case .slash: self = .divide
    case .doubleSlash: self = .integerDivide
    case .percent: self = .modulo
    case .plus: self = .add
    case .minus: self = .subtract
    case .concatenate: self = .concatenate
    case .shiftLeft: self = .shiftLeft
    case .shiftRight: self = .shiftRight
    case .bitAnd: self = .bitAnd
    case .bitOr: self = .bitOr
    case .word where token.keyword == .div: self = .integerDivide
    default: return nil
    }
  }
}

extension Parser {
  /// Operators from `||` to `*` by precedence climbing; a chain is a loop, not a recursion.
  mutating func arithmetic(
    _ lowest: Precedence = .bitOr
  ) throws(Diagnostic) -> Expression {
    let outer = height
    height = 0
    var left = try unary()
    while let operation = BinaryOperator(token), let precedence = operation.precedence,
      precedence >= lowest
    {
      let sign = token
      advance()
      if operation == .modulo, !beginsOperand(token) { throw .percentOfExpression(sign.span) }
      let leftHeight = height
      height = 0
      let right =
        if let next = precedence.next { try arithmetic(next) } else { try unary() }
      try taller(leftHeight + 1)
      try check(operation, left, right, sign)
      left = Expression(
        .binary(operation, left, right), span: left.span.union(right.span))
    }
    height = max(outer, height)
    return left
  }

  /// What engines read differently without parentheses: bit operators are an error, `||` beside
  /// arithmetic is a warning.
  private mutating func check(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ sign: Token
  ) throws(Diagnostic) {
    for side in [left, right] {
      guard case .binary(let inner, _, _) = side.kind else { continue }
      if operation.isBitOperator, inner.isBitOperator, inner != operation {
        throw .mixedBitOperators(inner.rawValue, operation.rawValue, sign.span)
      }
      if operation == .concatenate, let precedence = inner.precedence, precedence >= .addition {
        warnings.append(.concatenationBesideArithmetic(inner.rawValue, side.span))
      }
    }
  }

  private mutating func unary() throws(Diagnostic) -> Expression {
    let operation: UnaryOperator
    switch token.kind {
    case .minus: operation = .minus
    case .plus: operation = .plus
    case .tilde: operation = .bitNot
    default: return try postfix()
    }
    let start = position
    advance()
    let operand = try nested { parser throws(Diagnostic) in try parser.unary() }
    return Expression(.unary(operation, operand), span: span(from: start))
  }

  /// `primary { "::" type }`
  private mutating func postfix() throws(Diagnostic) -> Expression {
    var operand = try primary()
    while accept(.doubleColon) {
      let type = try TypeName(&self)
      try taller(0)
      operand = Expression(
        .cast(operand, type, isTry: false), span: operand.span.union(type.span))
    }
    return operand
  }
}
