import Engine

/// Where `a = b` holds, what is asked of `a` is asked of `b`, too: then both sides of a join are
/// filtered, not one.
enum ImpliedConditions: OptimizerRule {
  static let name = "implied-conditions"
  /// Each term is compared with all others.
  private static let mostTerms = 64

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    switch plan {
    case .filter, .join:
      var terms: [BoundExpression] = []
      plan.collectConditions(into: &terms)
      let implied = implied(by: terms, over: ColumnSet(plan.columns.map(\.id)))
      return PredicatePushdown.filtered(
        plan.mapBelowConditions { apply($0, required: required) }, implied)
    default:
      return plan.mapInputs { apply($0, required: required) }
    }
  }

  private static func implied(
    by terms: [BoundExpression], over columns: ColumnSet
  ) -> [BoundExpression] {
    let equalities = terms.compactMap(\.equalColumns)
    guard !equalities.isEmpty, terms.count <= mostTerms else { return [] }
    var known = terms
    var index = 0
    // What is found is looked at as well: equality goes on from column to column.
    while index < known.count, known.count <= 2 * mostTerms {
      let term = known[index]
      index += 1
      guard let asked = term.columnAskedAlone else { continue }
      for (a, b) in equalities + equalities.map({ ($1, $0) }) where a.id == asked {
        let same = term.substituting([a.id: b.reference])
        if !known.contains(where: { $0.isSame(as: same) }) { known.append(same) }
      }
    }
    return known[terms.count...].filter { $0.columnIDs.isSubset(of: columns) }
  }
}

extension LogicalPlan {
  /// What holds for every row of the plan.
  fileprivate func collectConditions(into terms: inout [BoundExpression]) {
    switch self {
    case .filter(let input, let condition):
      input.collectConditions(into: &terms)
      terms += condition.conjuncts
    case .project(let input, _), .sort(let input, _):
      input.collectConditions(into: &terms)
    case .join(let join) where join.kind == .inner:
      join.left.collectConditions(into: &terms)
      join.right.collectConditions(into: &terms)
      terms += join.condition?.conjuncts ?? []
    default: break
    }
  }

  /// Changes the plans whose conditions are not collected.
  fileprivate func mapBelowConditions(_ change: (LogicalPlan) -> LogicalPlan) -> LogicalPlan {
    switch self {
    case .filter, .project, .sort: mapInputs { $0.mapBelowConditions(change) }
    case .join(let join) where join.kind == .inner: mapInputs { $0.mapBelowConditions(change) }
    case .join: mapInputs(change)
    default: change(self)
    }
  }
}

extension BoundExpression {
  /// The two columns of `a = b`, if equal values of their type are the same value.
  fileprivate var equalColumns: (PlanColumn, PlanColumn)? {
    guard case .compare(.equal, .column(let a, let typeA), .column(let b, let typeB)) = self,
      typeA == typeB, a != b
    else { return nil }
    switch typeA {
    case .bool, .int64, .string, .date, .timestamp:
      return (PlanColumn(id: a, type: typeA), PlanColumn(id: b, type: typeB))
    default: return nil
    }
  }

  /// The column of a comparison with constants that drops NULLs.
  fileprivate var columnAskedAlone: ColumnID? {
    switch self {
    case .compare(.same, _, _), .compare(.distinct, _, _): nil
    case .compare(_, .column(let id, _), .constant), .compare(_, .constant, .column(let id, _)),
      .inSet(.column(let id, _), _):
      id
    default: nil
    }
  }
}
