import Engine
import Planner

/// Whether every node of a plan reads only columns that its inputs give: what the planner would
/// trap on later.
enum PlanCheck {
  static func problem(_ query: BoundQuery) -> String? {
    let given = Set(query.plan.columns.map(\.id))
    for column in query.requiredColumns where !given.contains(column.id) {
      return "the plan does not give column \(column.id)"
    }
    return problem(query.plan)
  }

  private static func problem(_ plan: LogicalPlan) -> String? {
    let (inputs, expressions) = parts(plan)
    for input in inputs {
      if let found = problem(input) { return found }
    }
    let all = inputs.flatMap { $0.columns.map(\.id) }
    let given = Set(all)
    // The operands of UNION may be made of one table.
    if case .unionAll = plan { return nil }
    if given.count < all.count { return "two inputs give one column" }
    for expression in expressions {
      let lost = columns(expression).subtracting(given)
      if !lost.isEmpty { return "columns \(lost.sorted()) are not among \(given.sorted())" }
    }
    return nil
  }

  private static func columns(_ expression: BoundExpression) -> Set<ColumnID> {
    if case .column(let id, _) = expression { return [id] }
    return expression.children.reduce(into: []) { $0.formUnion(columns($1)) }
  }

  private static func parts(_ plan: LogicalPlan) -> ([LogicalPlan], [BoundExpression]) {
    switch plan {
    case .scan: ([], [])
    case .values(let rows, _): ([], rows.flatMap { $0 })
    case .filter(let input, let condition): ([input], [condition])
    case .project(let input, let computed): ([input], computed.map(\.expression))
    case .aggregate(let input, let keys, let aggregates):
      (
        [input],
        keys.map(\.expression)
          + aggregates.flatMap { $0.call.arguments + [$0.call.filter].compactMap(\.self) }
      )
    case .join(let join): ([join.left, join.right], [join.condition].compactMap(\.self))
    case .apply(let apply): ([apply.input, apply.subquery.plan], [])
    case .window(let input, let windows):
      (
        [input],
        windows.flatMap {
          $0.partitionBy + $0.orderBy.map(\.expression) + $0.call.arguments
            + [$0.call.filter].compactMap(\.self)
        }
      )
    case .sort(let input, let keys): ([input], keys.map(\.expression))
    case .limit(let input, _, _): ([input], [])
    case .unionAll(let inputs, _): (inputs, [])
    }
  }
}
