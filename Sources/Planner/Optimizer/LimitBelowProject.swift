import Engine

/// A limit moves below a projection, so that it meets the sort beneath and becomes a top-N, and so
/// that only rows that are kept are computed.
enum LimitBelowProject: OptimizerRule {
  static let name = "limit-below-project"

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    guard case .limit(.project(let input, let computed), let count, let skip) = plan else {
      return plan.mapInputs { apply($0, required: required) }
    }
    let limited = LogicalPlan.limit(input, count: count, skip: skip)
    return .project(apply(limited, required: required), computed)
  }
}
