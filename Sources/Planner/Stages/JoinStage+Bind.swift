import Language

extension JoinStage {
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    try binder.joined(kind, input, try binder.bound(right), condition, span)
  }
}
