import Language

extension WhereStage {
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    let side = SideColumns()
    let condition = try binder.condition(
      self.condition, input.scope, .rows("WHERE", side), of: "WHERE")
    let input = input.beside(side)
    return BoundRelation(plan: .filter(input.plan, condition), scope: input.scope)
  }
}
