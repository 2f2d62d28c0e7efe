/// A comparison of two expressions of one type (or two exact numbers of any scales).
final class CompareNode: ExpressionNode {
  private let comparison: ComparisonOperator
  private let left: ExpressionNode
  private let right: ExpressionNode
  private let entries = EntryMask()
  private let constantDictionary: TextDictionary?

  init(
    _ expression: BoundExpression, _ comparison: ComparisonOperator, _ left: ExpressionNode,
    _ right: ExpressionNode
  ) {
    self.comparison = comparison
    self.left = left
    self.right = right
    constantDictionary =
      (right as? ConstantNode)?.dictionary ?? (left as? ConstantNode)?.dictionary
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let a = try left.evaluate(chunk, context)
    let b = try right.evaluate(chunk, context)
    let (relation, isSwapped, isInverted) = comparison.parts
    if comparison == .same || comparison == .distinct {
      let same = Self.same(a, b, mask: try mask(relation, a, b, context))
      return isInverted ? Mask.not(same) : same
    }
    if a.type == .null || b.type == .null { return .nulls(.bool, count: chunk.rowCount) }
    let mask =
      isSwapped ? try mask(relation, b, a, context) : try mask(relation, a, b, context)
    return (isInverted ? Mask.not(mask) : mask).with(
      validity: Validity.both(a.validity, b.validity))
  }

  /// Without regard to NULL.
  private func mask(
    _ relation: Relation, _ a: Vector, _ b: Vector, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    if a.type == .null || b.type == .null { return .truth(false, count: a.count) }
    switch a.type {
    case .float64: return CompareFloat.mask(relation, a, b.floats())
    case .string:
      if isConstant(b) {
        return try compare(a, relation, with: b, constantIsLeft: false, context)
      }
      if isConstant(a) {
        return try compare(b, relation, with: a, constantIsLeft: true, context)
      }
      return CompareText.mask(relation, a, b)
    default: return CompareExact.mask(relation, a, b)
    }
  }

  /// A constant of the query, for which answers may be kept, not of a chunk by chance.
  private func isConstant(_ vector: Vector) -> Bool {
    constantDictionary === vector.dictionary && constantDictionary != nil
  }

  private func compare(
    _ column: Vector, _ relation: Relation, with constant: Vector, constantIsLeft: Bool,
    _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    guard constant.validity == nil else { return .truth(false, count: column.count) }
    let text = constant.dictionary![0]
    if relation == .equal, let dictionary = column.dictionary, dictionary.isUnique {
      guard let code = dictionary.find(text) else { return .truth(false, count: column.count) }
      return CompareExact.inRange(column, (Int128(code), Int128(code)))
    }
    return try entries.evaluate(column, context.cancellation) { entry in
      constantIsLeft
        ? CompareText.holds(relation, text, entry) : CompareText.holds(relation, entry, text)
    }
  }

  /// TRUE where both are NULL, or neither is and the mask is 1.
  private static func same(_ a: Vector, _ b: Vector, mask: Vector) -> Vector {
    if a.validity == nil && b.validity == nil { return mask }
    let (nullA, nullB) = (Mask.isNull(a), Mask.isNull(b))
    let bothNull = Mask.combine(nullA, nullB) { $0 & $1 }
    let anyNull = Mask.combine(nullA, nullB) { $0 | $1 }
    let equal = Mask.combine(mask, anyNull) { $0 & ($1 ^ 1) }
    return Mask.combine(bothNull, equal) { $0 | $1 }
  }
}
