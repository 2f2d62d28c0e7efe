import Engine
import Language

/// An operation of two numbers.
struct SQLOperation {
  let op: ArithmeticOperator
  let left: BoundExpression
  let right: BoundExpression
  let type: DataType
  let origin: Origin

  init(
    _ op: ArithmeticOperator, _ left: BoundExpression, _ right: BoundExpression, _ type: DataType,
    _ origin: Origin
  ) {
    self.op = op
    self.left = left
    self.right = right
    self.type = type
    self.origin = origin
  }
}

extension SQLExpressionPrinter {
  func arithmetic(
    _ operation: SQLOperation, _ columns: Columns
  ) throws(Diagnostic) -> String {
    var left = try text(operation.left, columns)
    var right = try text(operation.right, columns)
    if dialect == .spark, operation.type.decimalScale != nil, operation.type != .int64 {
      (left, right) = try sparkOperands(operation, left, right)
    }
    switch operation.op {
    case .subtract where operation.left.type == .date:
      return dayCount(left, right)
    case .add, .subtract, .multiply:
      return exact("(\(left) \(operation.op.rawValue) \(right))", operation.type)
    case .bitAnd, .bitOr, .shiftLeft, .shiftRight:
      return try bits(operation, left, right)
    case .divide:
      return quotient(left, nonZero(operation.right, right), operation.type)
    case .integerDivide:
      return try wholeQuotient(operation, left, nonZero(operation.right, right))
    case .modulo:
      return try remainder(operation, left, nonZero(operation.right, right))
    }
  }

  /// Spark takes an INT64 for twenty digits, and cuts fractions down to six digits where a result
  /// could have more than 38.
  private func sparkOperands(
    _ operation: SQLOperation, _ left: String, _ right: String
  ) throws(Diagnostic) -> (String, String) {
    let (a, b) = (operation.left.decimalDigits, operation.right.decimalDigits)
    let (precision, scale) =
      operation.op == .multiply
      ? (a.all + b.all + 1, a.scale + b.scale)
      : (max(a.all - a.scale, b.all - b.scale) + max(a.scale, b.scale) + 1, max(a.scale, b.scale))
    if [.add, .subtract, .multiply].contains(operation.op), precision > 38, scale > 6 {
      throw unsupported("a decimal of \(precision) digits", operation.origin)
    }
    func decimal(_ operand: BoundExpression, _ text: String, _ count: Int) -> String {
      operand.type == .int64 ? "CAST(\(text) AS DECIMAL(\(count), 0))" : text
    }
    return (decimal(operation.left, left, a.all), decimal(operation.right, right, b.all))
  }

  /// The divisor, NULL where it is 0; a constant other than 0 as it is.
  private func nonZero(_ divisor: BoundExpression, _ text: String) -> String {
    switch divisor.foldedValue {
    case .int64(let value)? where value != 0: text
    case .float64(let value)? where value != 0: text
    case .decimal(let unscaled, _)? where unscaled != 0: text
    default: "nullif(\(text), 0)"
    }
  }

  /// The value with the digits of its type; without decimals, the noise of binary ones is cut.
  private func exact(_ text: String, _ type: DataType) -> String {
    guard let scale = type.decimalScale, type != .int64 else { return text }
    switch dialect {
    case .sqlite: return "round(\(text), \(min(scale, 15)))"
    case .postgres: return text
    case .duckdb, .spark: return "CAST(\(text) AS \(typeName(type)))"
    }
  }

  private func quotient(_ left: String, _ right: String, _ type: DataType) -> String {
    guard let scale = type.decimalScale else { return "(\(left) / \(right))" }
    switch dialect {
    case .sqlite:
      return decimalRounded("(CAST(\(left) AS REAL) / \(right))", scale)
    case .postgres:
      // Its quotients have as many digits as the operands say.
      let wide = "CAST(\(left) AS DECIMAL(\(min(1000, 40 + scale)), \(scale + 2)))"
      return "round((\(wide) / \(right)), \(scale))"
    case .duckdb, .spark: return "CAST((\(left) / \(right)) AS \(typeName(type)))"
    }
  }

  private func wholeQuotient(
    _ operation: SQLOperation, _ left: String, _ right: String
  ) throws(Diagnostic) -> String {
    let isInteger = operation.left.type == .int64 && operation.right.type == .int64
    let isFloat = operation.left.type == .float64 || operation.right.type == .float64
    let type = typeName(operation.type)
    switch dialect {
    case .spark where !isFloat: return "(\(left) DIV \(right))"
    case .duckdb where isInteger: return "(\(left) // \(right))"
    case .sqlite where isInteger, .postgres where isInteger: return "(\(left) / \(right))"
    case .postgres where !isFloat: return "CAST(div(\(left), \(right)) AS \(type))"
    case .duckdb where !isFloat:
      // What remains is exact, so the quotient is whole but for the noise of FLOAT64.
      return "CAST(round(((\(left) - (\(left) % \(right))) / \(right))) AS \(type))"
    case .sqlite where !isFloat:
      return "CAST(\(fifteenDigits("\(left) / \(right)")) AS \(type))"
    case .spark: throw unsupported("DIV of FLOAT64", operation.origin)
    default: return "CAST(trunc((\(left) / \(right))) AS \(type))"
    }
  }

  private func remainder(
    _ operation: SQLOperation, _ left: String, _ right: String
  ) throws(Diagnostic) -> String {
    switch (dialect, operation.type) {
    case (.sqlite, .int64): return "(\(left) % \(right))"
    case (.sqlite, .float64): return "mod(\(left), \(right))"
    case (.sqlite, _):
      let scale = min(operation.type.decimalScale ?? 0, 15)
      let whole = "CAST(\(fifteenDigits("\(left) / \(right)")) AS INTEGER)"
      return "round((\(left) - (\(right) * \(whole))), \(scale))"
    case (.postgres, .float64):
      return
        "CAST(mod(CAST(\(left) AS NUMERIC), CAST(\(right) AS NUMERIC)) AS DOUBLE PRECISION)"
    default: return exact("(\(left) % \(right))", operation.type)
    }
  }

  private func bits(
    _ operation: SQLOperation, _ left: String, _ right: String
  ) throws(Diagnostic) -> String {
    switch (operation.op, dialect) {
    case (.shiftLeft, .spark): return "shiftleft(\(left), CAST(\(right) AS INT))"
    case (.shiftRight, .spark): return "shiftright(\(left), CAST(\(right) AS INT))"
    case (.shiftLeft, .postgres), (.shiftRight, .postgres):
      return "(\(left) \(operation.op.rawValue) CAST(\(right) AS INTEGER))"
    default: return "(\(left) \(operation.op.rawValue) \(right))"
    }
  }

  /// A number by its first fifteen digits, for an engine without decimals: `2.675 * 100` is
  /// 267.49999999999994 in binary.
  func fifteenDigits(_ text: String) -> String { "CAST(CAST((\(text)) AS TEXT) AS REAL)" }

  /// Rounded half away from zero by the printed digits.
  func decimalRounded(_ text: String, _ scale: Int) -> String {
    precondition(dialect == .sqlite)
    if scale > 14 { return text }
    if scale == 0 { return "round(\(fifteenDigits(text)))" }
    let factor = scale > 0 ? "1e\(scale)" : "1e-\(-scale)"
    return "(round(\(fifteenDigits("\(text) * \(factor)"))) / \(factor))"
  }
}

extension BoundExpression {
  /// How many digits a number has, and how many of them behind the point; a constant its own.
  fileprivate var decimalDigits: (all: Int, scale: Int) {
    switch type {
    case .decimal(let precision, let scale): return (precision, scale)
    case .ratio: return (DataType.narrowPrecision, DataType.ratioScale)
    default:
      guard case .int64(let value)? = foldedValue else { return (19, 0) }
      return (String(value.magnitude).utf8.count, 0)
    }
  }
}
