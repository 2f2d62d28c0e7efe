import Language

extension AsStage {
  /// One range variable over all columns; the earlier ones end.
  func bind(_ input: BoundRelation, _ binder: Binder) -> BoundRelation {
    binder.aliased(input, name.name)
  }
}
