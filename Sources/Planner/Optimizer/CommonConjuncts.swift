import Engine

/// `(a AND b) OR (a AND c)` becomes `a AND (b OR c)`: a term that all branches share can serve as
/// the key of a join, or move down to a scan.
enum CommonConjuncts: OptimizerRule {
  static let name = "common-conjuncts"

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    let below = plan.mapInputs { apply($0, required: required) }
    switch below {
    case .filter(let input, let condition):
      return .filter(input, factored(condition))
    case .join(let join):
      return join.over(join.left, join.right, on: join.condition.map(factored))
    default:
      return below
    }
  }

  private static func factored(_ condition: BoundExpression) -> BoundExpression {
    .all(condition.conjuncts.flatMap(terms))
  }

  /// What `term` asks of every row, then what is left of it.
  private static func terms(_ term: BoundExpression) -> [BoundExpression] {
    guard case .or = term else { return [term] }
    var branches: [[BoundExpression]] = []
    for branch in term.disjuncts { branches.append(branch.conjuncts) }
    var common = branches[0].filter { !$0.canFail }
    for branch in branches.dropFirst() {
      if common.isEmpty { return [term] }
      common.removeAll { shared in !branch.contains { $0.isSame(as: shared) } }
    }
    if common.isEmpty { return [term] }
    let rest = branches.map { branch in
      branch.filter { part in !common.contains { $0.isSame(as: part) } }
    }
    // A branch that asks for nothing more lets every row through that the common terms let through.
    if rest.contains(where: \.isEmpty) { return common }
    return common + [.any(rest.map { .all($0) })]
  }
}
