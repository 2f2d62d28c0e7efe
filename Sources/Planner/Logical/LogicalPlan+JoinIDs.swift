extension LogicalPlan {
  /// The plan with the id of a join only where `joins` has it, and only in the first place: copies
  /// of a part of the plan, as unnesting and grouping sets make, would count its rows again.
  func countingOnly(_ joins: ColumnSet) -> LogicalPlan {
    var rest = joins
    return countingOnly(&rest)
  }

  private func countingOnly(_ rest: inout ColumnSet) -> LogicalPlan {
    guard case .join(let join) = self else {
      return mapInputs { $0.countingOnly(&rest) }
    }
    let isCounted = join.id.map(rest.contains) ?? false
    if isCounted, let id = join.id { rest = rest.subtracting([id]) }
    return .join(
      LogicalJoin(
        kind: join.kind, left: join.left.countingOnly(&rest),
        right: join.right.countingOnly(&rest), condition: join.condition,
        id: isCounted ? join.id : nil))
  }
}
