import Engine

/// Rows that are distinct already, as those of GROUP BY are, are not made distinct again.
enum RedundantDistinct: OptimizerRule {
  static let name = "redundant-distinct"

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    let below = plan.mapInputs { apply($0, required: required) }
    guard case .aggregate(let input, let keys, let aggregates) = below, aggregates.isEmpty,
      !keys.isEmpty, let distinct = input.distinctColumns
    else { return below }
    let kept = ColumnSet(keys.compactMap { $0.expression.plainColumn })
    return distinct.isSubset(of: kept) ? .project(input, keys) : below
  }
}

extension LogicalPlan {
  /// Columns of which no two rows have the same values; none: there is at most one row.
  fileprivate var distinctColumns: ColumnSet? {
    switch self {
    case .aggregate(_, let keys, _): return ColumnSet(keys.map(\.column.id))
    case .filter(let input, _), .sort(let input, _), .limit(let input, _, _),
      .window(let input, _):
      return input.distinctColumns
    case .join(let join) where join.kind == .semi || join.kind == .anti:
      return join.left.distinctColumns
    case .project(let input, let computed):
      guard let below = input.distinctColumns else { return nil }
      let passed = computed.filter { item in
        item.expression.plainColumn.map(below.contains) ?? false
      }
      let kept = ColumnSet(passed.compactMap(\.expression.plainColumn))
      return below.isSubset(of: kept) ? ColumnSet(passed.map(\.column.id)) : nil
    case .scan, .values, .join, .apply, .unionAll:
      return nil
    }
  }
}

extension BoundExpression {
  /// The column, where the expression is one.
  var plainColumn: ColumnID? {
    if case .column(let id, _) = self { id } else { nil }
  }
}
