/// CASE: each branch is asked only for the rows that take it, as far as it can fail.
final class CaseNode: ExpressionNode {
  private let branches: [(when: ExpressionNode, then: ExpressionNode)]
  private let otherwise: ExpressionNode
  private let merger: TextMerger?

  init(
    _ expression: BoundExpression, _ branches: [(when: ExpressionNode, then: ExpressionNode)],
    otherwise: ExpressionNode
  ) {
    self.branches = branches
    self.otherwise = otherwise
    merger = expression.type == .string ? TextMerger() : nil
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    if let masked = try maskedBranch(chunk, context) { return masked }
    let result = Assembly(type, count: chunk.rowCount, merger: merger)
    var remaining: SelectionVector?
    for branch in branches {
      if remaining?.count == 0 { break }
      let condition = try branch.when.evaluate(chunk, rows: remaining, context)
      let mask = condition.vector.trueBytes()
      let (taken, rest) = withExtendedLifetime(mask) {
        SelectionVector.split(
          remaining, by: mask.pointer(UInt8.self), count: chunk.rowCount,
          isDense: condition.isDense)
      }
      remaining = rest
      if taken.count > 0 { result.put(try branch.then.evaluate(chunk, rows: taken, context)) }
    }
    if remaining?.count != 0 {
      result.put(try otherwise.evaluate(chunk, rows: remaining, context))
    }
    return result.vector()
  }

  /// `CASE WHEN c THEN x END`, the pivot's form: x itself, NULL where c is not TRUE.
  private func maskedBranch(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector? {
    guard branches.count == 1, !branches[0].then.canFail,
      let last = otherwise as? ConstantNode, last.value.isNull
    else { return nil }
    let value = try branches[0].then.evaluate(chunk, context)
    if value.type != type { return nil }
    let mask = try branches[0].when.evaluate(chunk, context).trueBytes()
    let rows = withExtendedLifetime(mask) {
      Validity.fromBytes(mask.pointer(UInt8.self), rowCount: chunk.rowCount)
    }
    return value.with(validity: Validity.both(value.validity, rows))
  }
}

/// COALESCE: a later operand is asked only for the rows that are still NULL, as far as it can fail.
final class CoalesceNode: ExpressionNode {
  private let operands: [ExpressionNode]
  private let merger: TextMerger?

  init(_ expression: BoundExpression, _ operands: [ExpressionNode]) {
    self.operands = operands
    merger = expression.type == .string ? TextMerger() : nil
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let first = try operands[0].evaluate(chunk, context)
    if first.validity == nil && first.type == type { return first }
    let result = Assembly(type, count: chunk.rowCount, merger: merger)
    var part = PartialVector(vector: first, rows: nil, isDense: false)
    for next in operands.dropFirst() {
      result.put(part)
      let isNull = Mask.isNull(part.vector)
      let rest = withExtendedLifetime(isNull) {
        SelectionVector.split(
          part.rows, by: isNull.pointer(UInt8.self), count: chunk.rowCount, isDense: part.isDense
        ).taken
      }
      if rest.count == 0 { return result.vector() }
      part = try next.evaluate(chunk, rows: rest, context)
    }
    result.put(part)
    return result.vector()
  }
}
