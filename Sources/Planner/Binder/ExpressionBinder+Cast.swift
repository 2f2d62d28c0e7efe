import Engine
import Language

extension ExpressionBinder {
  func cast(
    _ operand: Expression, _ name: TypeName, _ isTry: Bool, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let bound = try bind(operand)
    let type = try DataType(name)
    guard Self.isCastable(from: bound.type, to: type) else {
      throw .impossibleCast(bound.type, type, span)
    }
    return TypedExpression(
      .cast(bound.expression, to: type, isTry: isTry, binder.origin(span)), span: span)
  }

  private static func isCastable(from: DataType, to: DataType) -> Bool {
    if from == to || from == .null || from == .string || to == .string { return true }
    if from.isNumeric, to.isNumeric { return true }
    switch (from, to) {
    case (.bool, .int64), (.int64, .bool), (.date, .timestamp), (.timestamp, .date): return true
    default: return false
    }
  }

  func extract(
    _ part: DatePart, _ operand: Expression, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let bound = try bind(operand)
    guard bound.type.isTime || bound.isUntyped && bound.isTextOrNull else {
      throw .operandType("EXTRACT", bound.type, wants: "a DATE or TIMESTAMP", bound.span)
    }
    if part.isOfDay, bound.type == .date { throw .intervalPart(part, span) }
    let type = part.isOfDay || bound.type == .timestamp ? DataType.timestamp : .date
    let moment = try binder.coerced(bound, to: type)
    guard let function = ScalarFunction.extract(part: part.rawValue) else {
      throw .intervalPart(part, span)
    }
    return TypedExpression(
      .call(function, [moment], type: .int64, binder.origin(span)), span: span)
  }
}

extension DataType {
  /// The type that a statement names. DECIMAL alone is DECIMAL(38,9), as GoogleSQL's NUMERIC.
  init(_ name: TypeName) throws(Diagnostic) {
    switch name.kind {
    case .bool: self = .bool
    case .int64: self = .int64
    case .float64: self = .float64
    case .string: self = .string
    case .date: self = .date
    case .ratio: self = .ratio
    case .timestamp: self = .timestamp
    case .decimal(let precision, let scale):
      let digits = precision ?? 38
      let fraction = scale ?? (precision == nil ? 9 : 0)
      guard (1...38).contains(digits), (0...digits).contains(fraction) else {
        throw .decimalLimits(digits, fraction, name.span)
      }
      self = .decimal(precision: digits, scale: fraction)
    }
  }
}
