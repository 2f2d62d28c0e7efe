import Language

extension SelectStage {
  /// Exactly the listed columns; range variables end here.
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    let side = SideColumns()
    let items = try binder.items(self.items, input.scope, .rows("SELECT", side))
    let input = input.beside(side)
    let selected = BoundRelation(
      plan: input.extended(by: items.computed).plan,
      scope: Scope(columns: items.columns, ranges: []))
    return isDistinct ? binder.distinct(selected) : selected
  }
}
