import Engine

extension Statistics {
  /// The share of rows, or of pairs of rows, for which a condition may be TRUE: a guess.
  static func selectivity(of condition: BoundExpression, in plans: [LogicalPlan]) -> Double {
    switch condition {
    case .and(let a, let b):
      return selectivity(of: a, in: plans) * selectivity(of: b, in: plans)
    case .or(let a, let b):
      return min(1, selectivity(of: a, in: plans) + selectivity(of: b, in: plans))
    case .not(let a):
      return max(0.05, 1 - selectivity(of: a, in: plans))
    case .compare(.equal, let a, let b), .compare(.same, let a, let b):
      let counts = [a, b].compactMap { distinctCount($0, in: plans) }
      return 1 / max(counts.max() ?? 10, 1)
    case .compare(.notEqual, _, _): return 0.9
    case .compare: return 0.3
    case .inSet(let a, let values):
      let count = distinctCount(a, in: plans) ?? 10
      return min(1, Double(values.count) / max(count, 1))
    case .isNull: return 0.1
    case .like: return 0.1
    default: return 0.25
    }
  }

  /// How many values a column may have; nil where nothing is known, and for expressions.
  private static func distinctCount(
    _ expression: BoundExpression, in plans: [LogicalPlan]
  ) -> Double? {
    guard case .column(let id, _) = expression else { return nil }
    for plan in plans {
      guard let rows = baseRowCount(of: id, in: plan) else { continue }
      return min(rows, domain(of: id, in: plan).map { Double($0.count) } ?? rows)
    }
    return nil
  }

  /// The rows of the stored table that a column comes from. Nothing is estimated here: each filter
  /// of a deep plan asks, and estimates ask the filters below.
  private static func baseRowCount(of id: ColumnID, in plan: LogicalPlan) -> Double? {
    switch plan {
    case .scan(let table, _, let columns):
      return columns.contains { $0.id == id } ? Double(table.rowCount) : nil
    case .filter(let input, _), .sort(let input, _), .limit(let input, _, _),
      .window(let input, _):
      return baseRowCount(of: id, in: input)
    case .project(let input, let computed), .aggregate(let input, let computed, _):
      guard case .column(let inner, _)? = computed.first(where: { $0.column.id == id })?.expression
      else { return nil }
      return baseRowCount(of: inner, in: input)
    case .join(let join):
      return baseRowCount(of: id, in: join.left) ?? baseRowCount(of: id, in: join.right)
    case .values, .unionAll, .apply:
      return nil
    }
  }
}
