/// `a op b` for numbers (and the difference of two dates in days).
final class ArithmeticNode: ExpressionNode {
  private let operation: ArithmeticOperator
  private let left: ExpressionNode
  private let right: ExpressionNode
  private let origin: Origin

  init(
    _ expression: BoundExpression, _ operation: ArithmeticOperator, _ left: ExpressionNode,
    _ right: ExpressionNode, _ origin: Origin
  ) {
    self.operation = operation
    self.left = left
    self.right = right
    self.origin = origin
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let a = try left.evaluate(chunk, context)
    let b = try right.evaluate(chunk, context)
    if a.type == .null || b.type == .null { return .nulls(type, count: chunk.rowCount) }
    let validity = Validity.both(a.validity, b.validity)
    switch operation {
    case .add: return try exact(.add, a, b, validity)
    case .subtract: return try exact(.subtract, a, b, validity)
    case .multiply: return try exact(.multiply, a, b, validity)
    case .divide, .integerDivide, .modulo:
      return try Division(operation: operation, type: type, origin: origin)
        .evaluate(a, b, validity: validity, context)
    case .bitAnd, .bitOr, .shiftLeft, .shiftRight:
      return try BitOperations(operation: operation, origin: origin)
        .evaluate(a, b, validity: validity)
    }
  }

  private func exact(
    _ operation: ExactArithmetic.Operation, _ a: Vector, _ b: Vector, _ validity: Validity?
  ) throws(EngineFault) -> Vector {
    if type == .float64 { return ArithmeticFloat.evaluate(operation, a, b, validity: validity) }
    return try ExactArithmetic(
      operation, leftScale: a.type.decimalScale ?? 0, rightScale: b.type.decimalScale ?? 0,
      type: type, origin: origin
    ).evaluate(a, b, validity: validity)
  }
}

/// `-a`
final class NegateNode: ExpressionNode {
  private let operand: ExpressionNode
  private let origin: Origin

  init(_ expression: BoundExpression, _ operand: ExpressionNode, _ origin: Origin) {
    self.operand = operand
    self.origin = origin
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let value = try operand.evaluate(chunk, context)
    if value.type == .null { return value }
    if type == .float64 { return negatedFloats(value) }
    let zero = Vector.constant(.int64(0), .int64, count: value.count)
    let scale = value.type.decimalScale ?? 0
    return try ExactArithmetic(
      .subtract, leftScale: scale, rightScale: scale, type: type, origin: origin
    ).evaluate(zero, value, validity: value.validity)
  }

  /// Not `0 - x`, which would lose the sign of zero.
  private func negatedFloats(_ value: Vector) -> Vector {
    let output = Output(Double.self, count: value.count)
    let values = value.pointer(Double.self)
    withExtendedLifetime(value) {
      for row in 0..<value.count { output.values[row] = -values[row] }
    }
    return output.vector(.float64, .f64, validity: value.validity)
  }
}

/// `numerator / denominator` as a RATIO.
final class RatioNode: ExpressionNode {
  private let numerator: ExpressionNode
  private let denominator: ExpressionNode
  private let division: Division

  init(
    _ expression: BoundExpression, _ numerator: ExpressionNode, _ denominator: ExpressionNode,
    _ origin: Origin
  ) {
    self.numerator = numerator
    self.denominator = denominator
    division = Division(operation: .divide, type: .ratio, origin: origin, isCounted: false)
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let a = try numerator.evaluate(chunk, context)
    let b = try denominator.evaluate(chunk, context)
    if a.type == .null || b.type == .null { return .nulls(.ratio, count: chunk.rowCount) }
    return try division.evaluate(
      a, b, validity: Validity.both(a.validity, b.validity), context)
  }
}
