import Language

extension WithStage {
  /// Names for the rest of the query; `Binder.bound(_:)` forgets them at its end.
  func bind(_ input: BoundRelation, _ binder: Binder) -> BoundRelation {
    binder.commonTables += tables
    return input
  }
}
