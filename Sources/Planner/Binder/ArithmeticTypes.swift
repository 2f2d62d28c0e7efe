import Engine

/// Result types of arithmetic on numbers (PIPE: INT64 → DECIMAL → FLOAT64).
enum ArithmeticTypes {
  static func result(
    _ op: ArithmeticOperator, _ left: BoundExpression, _ right: BoundExpression
  ) -> DataType {
    if left.type == .float64 || right.type == .float64 { return .float64 }
    if op == .integerDivide { return .int64 }
    if left.type == .int64, right.type == .int64 { return op == .divide ? .float64 : .int64 }
    return decimal(op, digits(left), digits(right))
  }

  /// Precision and scale of an exact operand; an integer constant counts its own digits.
  private static func digits(_ operand: BoundExpression) -> (precision: Int, scale: Int) {
    switch operand.type {
    case .decimal(let precision, let scale): return (precision, scale)
    default:
      if case .constant(.int64(let value), _) = operand {
        return (String(value.magnitude).utf8.count, 0)
      }
      return (19, 0)
    }
  }

  private static func decimal(
    _ op: ArithmeticOperator, _ left: (precision: Int, scale: Int),
    _ right: (precision: Int, scale: Int)
  ) -> DataType {
    let wholeDigits = (left.precision - left.scale, right.precision - right.scale)
    switch op {
    case .multiply:
      return capped(left.precision + right.precision, left.scale + right.scale)
    case .divide:
      let scale = max(6, left.scale + right.precision + 1)
      return quotient(wholeDigits.0 + right.scale, scale)
    case .modulo:
      let scale = max(left.scale, right.scale)
      return capped(min(wholeDigits.0, wholeDigits.1) + scale, scale)
    default:
      let scale = max(left.scale, right.scale)
      return capped(max(wholeDigits.0, wholeDigits.1) + 1 + scale, scale)
    }
  }

  /// Sums, products and remainders keep their scale; too large a value is an overflow at run time.
  private static func capped(_ precision: Int, _ scale: Int) -> DataType {
    .decimal(precision: max(1, min(38, precision)), scale: min(38, scale))
  }

  /// Where 38 digits do not hold a quotient, digits after the point go first, down to six.
  private static func quotient(_ wholeDigits: Int, _ scale: Int) -> DataType {
    let fitting = wholeDigits + scale <= 38 ? scale : max(38 - wholeDigits, min(scale, 6))
    return .decimal(precision: min(38, max(1, wholeDigits + fitting)), scale: fitting)
  }
}
