import Language

extension OrderByStage {
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    try binder.sorted(input, items, allowsOrdinals: false)
  }
}
