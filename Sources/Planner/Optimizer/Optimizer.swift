import Engine

/// One rewriting of a plan to an equal, cheaper one.
protocol OptimizerRule: Sendable {
  static var name: String { get }
  /// - Parameter required: the columns of the result; all others may go.
  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan
}

/// The rules, in the order in which they run.
public enum Optimizer {
  static let rules: [any OptimizerRule.Type] = [
    ConstantFolding.self,
    LogicSimplification.self,
    CommonConjuncts.self,
    OuterJoins.self,
    ImpliedConditions.self,
    PredicatePushdown.self,
    EmptyRelations.self,
    JoinOrder.self,
    LimitBelowProject.self,
    RedundantDistinct.self,
    ColumnPruning.self,
    MergedProjections.self,
  ]

  public static func optimize(
    _ query: BoundQuery, _ switches: RuleSwitches = RuleSwitches()
  ) -> BoundQuery {
    optimize(query, switches) { _, _, _ in }
  }

  /// - Parameter note: is given each rule, the plan before it and the plan after it.
  static func optimize(
    _ query: BoundQuery, _ switches: RuleSwitches,
    note: (_ rule: String, LogicalPlan, LogicalPlan) -> Void
  ) -> BoundQuery {
    let required = ColumnSet(query.requiredColumns.map(\.id))
    var plan = query.plan
    for rule in rules where switches.allows(rule.name) {
      let changed = rule.apply(plan, required: required)
      note(rule.name, plan, changed)
      plan = changed
    }
    return query.by(plan)
  }
}

extension BoundQuery {
  /// What the physical plan gives: the visible columns in order, then parts of poolable ratios.
  public var requiredColumns: [PlanColumn] {
    columns.map { PlanColumn(id: $0.id, type: $0.type) }
      + columns.compactMap(\.parts).flatMap { [$0.numerator, $0.denominator] }
  }
}
