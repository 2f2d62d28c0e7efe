import Language

extension ExtendStage {
  /// New columns at the end; all that was there stays.
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    let side = SideColumns()
    let items = try binder.items(self.items, input.scope, .rows("EXTEND", side))
    let input = input.beside(side)
    for column in items.columns where input.scope.columns.contains(where: { $0.key == column.key })
    {
      binder.warn(.nowAmbiguous(column.name, span))
    }
    var result = input.extended(by: items.computed)
    result.scope.columns += items.columns
    return result
  }
}
