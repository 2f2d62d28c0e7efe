import Language

extension SetOperationStage {
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    var inputs = [input]
    for operand in operands { inputs.append(try binder.bound(operand)) }
    return try binder.combined(operation, inputs, span)
  }
}
