import Language

extension LimitStage {
  /// Names and order of the columns stay, so the scope goes through untouched.
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    try binder.limited(input, limit)
  }
}
