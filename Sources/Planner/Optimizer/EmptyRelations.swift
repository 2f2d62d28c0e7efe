import Engine

/// What can give no row is not computed: a filter that is never true, LIMIT 0, an empty table, and
/// what is above them. An ASSERT is still asked.
enum EmptyRelations: OptimizerRule {
  static let name = "empty-relations"

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    let below = plan.mapInputs { apply($0, required: required) }
    switch below {
    case .scan(let table, _, _):
      return table.rowCount == 0 ? nothing(below) : below
    case .filter(let input, .constant(let value, _)) where value != .bool(true):
      return dropping([input], nothing(below), else: below)
    case .limit(let input, let count, _) where count == 0:
      return dropping([input], nothing(below), else: below)
    case .filter(let input, _), .project(let input, _), .window(let input, _),
      .sort(let input, _), .limit(let input, _, _):
      return input.isEmpty ? nothing(below) : below
    case .aggregate(let input, let keys, _):
      // Without keys there is a row also of nothing.
      return input.isEmpty && !keys.isEmpty ? nothing(below) : below
    case .join(let join): return joined(join)
    case .unionAll(let inputs, let columns): return united(inputs, columns)
    case .values, .apply: return below
    }
  }

  private static func nothing(_ plan: LogicalPlan) -> LogicalPlan {
    .values([], columns: plan.columns)
  }

  private static func dropping(
    _ lost: [LogicalPlan], _ result: LogicalPlan, else plan: LogicalPlan
  ) -> LogicalPlan {
    lost.contains(where: \.asserts) ? plan : result
  }

  private static func joined(_ join: LogicalJoin) -> LogicalPlan {
    let plan = LogicalPlan.join(join)
    let (left, right) = (join.left, join.right)
    switch join.kind {
    case .inner, .semi:
      guard left.isEmpty || right.isEmpty else { return plan }
      return dropping([left, right], nothing(plan), else: plan)
    case .left where left.isEmpty, .anti where left.isEmpty:
      return dropping([right], nothing(plan), else: plan)
    case .right where right.isEmpty:
      return dropping([left], nothing(plan), else: plan)
    case .left where right.isEmpty:
      let nulls = right.columns.map { Computed(id: $0.id, .constant(.null, $0.type)) }
      return .project(left, left.columns.map { Computed(id: $0.id, $0.reference) } + nulls)
    case .anti where right.isEmpty:
      return left
    case .left, .right, .full, .anti:
      return plan
    }
  }

  private static func united(
    _ inputs: [LogicalPlan], _ columns: [PlanColumn]
  ) -> LogicalPlan {
    let rest = inputs.filter { !$0.isEmpty }
    switch rest.count {
    case 0: return .values([], columns: columns)
    case 1:
      return .project(
        rest[0], zip(columns, rest[0].columns).map { Computed(id: $0.id, $1.reference) })
    default: return .unionAll(rest, columns: columns)
    }
  }
}

extension LogicalPlan {
  fileprivate var isEmpty: Bool {
    if case .values(let rows, _) = self { rows.isEmpty } else { false }
  }

  /// Whether an ASSERT is in the plan.
  fileprivate var asserts: Bool {
    if case .filter(_, let condition) = self, condition.asserts { return true }
    return inputs.contains(where: \.asserts)
  }
}

extension BoundExpression {
  /// Whether a row for which it does not hold ends the query.
  var asserts: Bool {
    conjuncts.contains { term in
      if case .call(let function, _, _, _) = term {
        function.name == ScalarFunction.assertion.name
      } else {
        false
      }
    }
  }
}
