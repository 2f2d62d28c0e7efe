import Engine

/// Two projections, one on the other, become one where one of them only picks columns: no
/// expression grows, and none is computed twice.
enum MergedProjections: OptimizerRule {
  static let name = "merged-projections"

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    let below = plan.mapInputs { apply($0, required: required) }
    guard case .project(.project(let input, let inner), let outer) = below,
      inner.allSatisfy(\.isPicked) || outer.allSatisfy(\.isPicked) && picksOnce(outer, of: inner)
    else { return below }
    let made = Dictionary(uniqueKeysWithValues: inner.map { ($0.column.id, $0.expression) })
    return .project(
      input, outer.map { Computed(id: $0.column.id, $0.expression.substituting(made)) })
  }

  private static func picksOnce(_ outer: [Computed], of inner: [Computed]) -> Bool {
    var picked: ColumnSet = []
    for id in outer.compactMap(\.expression.plainColumn) {
      if picked.contains(id), inner.contains(where: { $0.column.id == id && !$0.isPicked }) {
        return false
      }
      picked.insert(id)
    }
    return true
  }
}

extension Computed {
  fileprivate var isPicked: Bool { expression.plainColumn != nil }
}
