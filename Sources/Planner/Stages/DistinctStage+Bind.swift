import Language

extension DistinctStage {
  func bind(_ input: BoundRelation, _ binder: Binder) -> BoundRelation {
    binder.distinct(input)
  }
}
