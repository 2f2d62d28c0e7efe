/// AND and OR in three-valued logic. Where the right side can fail it is asked only for the rows
/// that the left side leaves open.
final class LogicNode: ExpressionNode {
  private let isAnd: Bool
  private let left: ExpressionNode
  private let right: ExpressionNode

  init(_ expression: BoundExpression, isAnd: Bool, _ left: ExpressionNode, _ right: ExpressionNode)
  {
    self.isAnd = isAnd
    self.left = left
    self.right = right
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let first = try left.evaluate(chunk, context)
    if first.isAlways(!isAnd) { return first }
    if first.isAlways(isAnd) { return try right.evaluate(chunk, context) }
    let second =
      right.canFail
      ? try openRows(of: first, chunk, context) : try right.evaluate(chunk, context)
    return isAnd ? Mask.and(first, second) : Mask.or(first, second)
  }

  /// The right side where the left one does not decide; elsewhere its value does not matter.
  private func openRows(
    of first: Vector, _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let decided = isAnd ? first.falseBytes() : first.trueBytes()
    let open = Mask.not(decided)
    let rows = withExtendedLifetime(open) {
      SelectionVector(bytes: open.pointer(UInt8.self), count: open.count)
    }
    if rows.count == chunk.rowCount { return try right.evaluate(chunk, context) }
    if rows.count == 0 { return first }
    let result = Assembly(.bool, count: chunk.rowCount)
    result.put(.truth(!isAnd, count: chunk.rowCount), at: nil, isDense: false)
    result.put(try right.evaluate(chunk, rows: rows, context))
    return result.vector()
  }
}

/// NOT, IS NULL, IS TRUE.
final class TruthNode: ExpressionNode {
  enum Test {
    case not, isNull, isTrue
  }

  private let test: Test
  private let operand: ExpressionNode

  init(_ expression: BoundExpression, _ test: Test, _ operand: ExpressionNode) {
    self.test = test
    self.operand = operand
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let value = try operand.evaluate(chunk, context)
    switch test {
    case .isNull: return Mask.isNull(value)
    case .not: return value.type == .null ? value.retypedNull(.bool) : Mask.not(value)
    case .isTrue: return value.type == .null ? .truth(false, count: value.count) : value.trueBytes()
    }
  }
}

extension Vector {
  /// NULLs of a type for the NULLs of no type; other vectors stay.
  func retypedNull(_ type: DataType) -> Vector {
    self.type == .null ? .nulls(type, count: count) : self
  }
}
