import Engine
import Language

extension AssertStage {
  /// Rows pass through; FALSE or NULL ends the query with the payload's text.
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    let side = SideColumns()
    let condition = try binder.condition(
      self.condition, input.scope, .rows("ASSERT", side), of: "ASSERT")
    var texts: [BoundExpression] = []
    for part in payload {
      let bound = try binder.expression(part, input.scope, .rows("ASSERT", side))
      texts.append(.cast(bound.expression, to: .string, isTry: false, -1))
    }
    if texts.isEmpty { texts = [.constant(.string(self.condition.sql), .string)] }
    let holds = BoundExpression.call(
      .assertion, [condition] + texts, type: .bool, binder.origin(self.condition.span))
    return BoundRelation(plan: .filter(input.beside(side).plan, holds), scope: input.scope)
  }
}
