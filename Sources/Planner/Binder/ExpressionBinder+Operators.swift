import Engine
import Language

extension ExpressionBinder {
  func unary(
    _ op: UnaryOperator, _ operand: Expression, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    if op == .minus, let literal = try negativeLiteral(operand, span) { return literal }
    let bound = try bind(operand)
    switch op {
    case .not:
      return TypedExpression(.not(try binder.boolean(bound, of: "NOT")), span: span)
    case .plus, .minus:
      let number = try numeric(bound, "\(op.rawValue)")
      guard op == .minus else { return number }
      return TypedExpression(.negate(number.expression, binder.origin(span)), span: span)
    case .bitNot:
      let integer = try self.integer(bound, "~")
      let minusOne = BoundExpression.constant(.int64(-1), .int64)
      let origin = binder.origin(span)
      // ~x = -1 - x: no operator of its own is needed, and it cannot overflow.
      return TypedExpression(
        .arithmetic(.subtract, minusOne, integer.expression, type: .int64, origin), span: span)
    }
  }

  /// `-5` is a literal, so that the lowest integer can be written and `-1.5` stays untyped.
  private func negativeLiteral(
    _ operand: Expression, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression? {
    guard case .literal(let literal) = operand.kind else { return nil }
    switch literal {
    case .integer(let magnitude):
      guard magnitude <= UInt64(Int64.max) + 1 else { throw .integerTooLarge(span) }
      let value = Int64(truncatingIfNeeded: 0 &- magnitude)
      return TypedExpression(.constant(.int64(value), .int64), isUntyped: true, span: span)
    case .decimal(let unscaled, let scale, _):
      return TypedExpression(.decimal(-unscaled, scale: scale), isUntyped: true, span: span)
    case .float(let value):
      return TypedExpression(.constant(.float64(-value), .float64), span: span)
    default:
      return nil
    }
  }

  func binary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) throws(Diagnostic) -> TypedExpression {
    switch op {
    case .and, .or:
      return try junction(op, whole)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .same, .distinct:
      let comparison = ComparisonOperator(rawValue: op.rawValue)!
      return try compare(comparison, try bind(left), try bind(right), whole.span)
    case .concatenate:
      let sides = [try bind(left), try bind(right)]
      if sides.allSatisfy({ $0.type == .bool }) { throw .orWritten(whole.span) }
      return try binder.call("CONCAT", sides, whole.span)
    case .add, .subtract:
      if let shifted = try shiftedTime(op, left, right, whole.span) { return shifted }
      let sides = (try bind(left), try bind(right))
      if let error = timeAndNumber(op, sides.0, sides.1, left, right) { throw error }
      return try arithmetic(op, sides.0, sides.1, whole.span)
    default:
      return try arithmetic(op, try bind(left), try bind(right), whole.span)
    }
  }

  /// A chain of AND or OR: its operands in a list, then a balanced tree, so that a filter of
  /// thousands of terms is not thousands of levels deep.
  private func junction(
    _ op: BinaryOperator, _ whole: Expression
  ) throws(Diagnostic) -> TypedExpression {
    var operands: [Expression] = []
    var rest = whole
    while case .binary(op, let left, let right) = rest.kind {
      operands.append(right)
      rest = left
    }
    operands.append(rest)
    var bound: [BoundExpression] = []
    for operand in operands.reversed() {
      bound.append(try binder.boolean(try bind(operand), of: op.rawValue))
    }
    let joined = op == .and ? BoundExpression.all(bound) : BoundExpression.any(bound)
    return TypedExpression(joined, span: whole.span)
  }

  func compare(
    _ op: ComparisonOperator, _ left: TypedExpression, _ right: TypedExpression,
    _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let pair = try binder.comparable(left, right, span)
    return TypedExpression(.compare(op, pair.0, pair.1), span: span)
  }

  private func arithmetic(
    _ op: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let arithmetic = ArithmeticOperator(rawValue: op.rawValue)!
    if op == .subtract, left.type.isTime || right.type.isTime {
      return try dayCount(left, right, span)
    }
    switch arithmetic {
    case .bitAnd, .bitOr, .shiftLeft, .shiftRight:
      let operands = (try integer(left, op.rawValue), try integer(right, op.rawValue))
      return TypedExpression(
        .arithmetic(
          arithmetic, operands.0.expression, operands.1.expression, type: .int64,
          binder.origin(span)), span: span)
    default:
      let operands = (try numeric(left, op.rawValue), try numeric(right, op.rawValue))
      return try numberArithmetic(arithmetic, operands.0, operands.1, span)
    }
  }

  private func numberArithmetic(
    _ op: ArithmeticOperator, _ left: TypedExpression, _ right: TypedExpression,
    _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let origin = binder.origin(span)
    let type = ArithmeticTypes.result(op, left.expression, right.expression)
    var sides = (left.expression, right.expression)
    // DIV of fractions truncates to an integer, so both sides stay as they are.
    if type == .float64 {
      sides = (
        try binder.coerced(left, to: .float64), try binder.coerced(right, to: .float64)
      )
    }
    return TypedExpression(
      .arithmetic(op, sides.0, sides.1, type: type, origin), span: span)
  }

  private func dayCount(
    _ left: TypedExpression, _ right: TypedExpression, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    if left.type == .timestamp || right.type == .timestamp { throw .timestampDistance(span) }
    for side in [left, right] where side.type != .date && !(side.isUntyped && side.isTextOrNull) {
      throw .operandType("-", side.type, wants: "a DATE (or INTERVAL n DAY)", side.span)
    }
    let days = (try binder.coerced(left, to: .date), try binder.coerced(right, to: .date))
    return TypedExpression(
      .arithmetic(.subtract, days.0, days.1, type: .int64, binder.origin(span)), span: span)
  }

  /// The operand as a number; a ratio as its plain value.
  private func numeric(
    _ operand: TypedExpression, _ op: String
  ) throws(Diagnostic) -> TypedExpression {
    if operand.type == .null {
      return TypedExpression(.constant(.null, .int64), isUntyped: true, span: operand.span)
    }
    guard operand.type.isNumeric else {
      throw .operandType(op, operand.type, wants: "numbers", operand.span)
    }
    return operand.plain
  }

  private func integer(
    _ operand: TypedExpression, _ op: String
  ) throws(Diagnostic) -> TypedExpression {
    if operand.type == .null {
      return TypedExpression(.constant(.null, .int64), isUntyped: true, span: operand.span)
    }
    guard operand.type == .int64 else {
      throw .operandType(op, operand.type, wants: "INT64", operand.span)
    }
    return operand
  }
}

extension TypedExpression {
  var isTextOrNull: Bool { type == .string || type == .null }
}

extension BoundExpression {
  /// The conjunction of all; TRUE of none.
  static func all(_ terms: [BoundExpression]) -> BoundExpression {
    balanced(terms[...], BoundExpression.and) ?? .constant(.bool(true), .bool)
  }

  /// The disjunction of all; FALSE of none.
  static func any(_ terms: [BoundExpression]) -> BoundExpression {
    balanced(terms[...], BoundExpression.or) ?? .constant(.bool(false), .bool)
  }

  private static func balanced(
    _ terms: ArraySlice<BoundExpression>,
    _ join: (BoundExpression, BoundExpression) -> BoundExpression
  ) -> BoundExpression? {
    guard let first = terms.first else { return nil }
    guard terms.count > 1 else { return first }
    let middle = terms.startIndex + terms.count / 2
    return join(balanced(terms[..<middle], join)!, balanced(terms[middle...], join)!)
  }
}
