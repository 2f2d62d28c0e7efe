import Engine

/// One rewriting of a plan to an equal, cheaper one.
protocol OptimizerRule: Sendable {
  static var name: String { get }
  /// - Parameter required: the columns of the result; all others may go.
  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan
}

/// The rules, in the order in which they run.
public enum Optimizer {
  private static let rules: [any OptimizerRule.Type] = [
    ConstantFolding.self,
    CommonConjuncts.self,
    PredicatePushdown.self,
    JoinOrder.self,
    LimitBelowProject.self,
    ColumnPruning.self,
  ]

  public static func optimize(_ query: BoundQuery) -> BoundQuery {
    let required = ColumnSet(query.requiredColumns.map(\.id))
    return query.by(
      rules.reduce(query.plan) { plan, rule in rule.apply(plan, required: required) })
  }
}

extension BoundQuery {
  /// What the physical plan gives: the visible columns in order, then parts of poolable ratios.
  public var requiredColumns: [PlanColumn] {
    columns.map { PlanColumn(id: $0.id, type: $0.type) }
      + columns.compactMap(\.parts).flatMap { [$0.numerator, $0.denominator] }
  }
}
