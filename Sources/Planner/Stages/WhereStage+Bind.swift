import Language

extension WhereStage {
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    let windows = WindowCollector()
    let condition = try binder.condition(
      self.condition, input.scope, .rows("WHERE", windows), of: "WHERE")
    let input = input.windowed(by: windows)
    return BoundRelation(plan: .filter(input.plan, condition), scope: input.scope)
  }
}
