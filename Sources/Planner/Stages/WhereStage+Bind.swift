import Language

extension WhereStage {
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    let condition = try binder.condition(
      self.condition, input.scope, .rows("WHERE"), of: "WHERE")
    return BoundRelation(plan: .filter(input.plan, condition), scope: input.scope)
  }
}
