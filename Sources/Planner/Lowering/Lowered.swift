import Engine

/// A physical plan and the ids of its output columns, by position.
struct Lowered {
  let plan: PhysicalPlan
  let ids: [ColumnID]

  init(_ plan: PhysicalPlan, _ ids: [ColumnID]) {
    self.plan = plan
    self.ids = ids
  }

  /// The expression with positions for ids.
  func positioned(_ expression: BoundExpression) -> BoundExpression {
    expression.mapped { part in
      guard case .column(let id, let type) = part else { return nil }
      guard let position = ids.firstIndex(of: id) else {
        preconditionFailure("column \(id) is not among \(ids)")
      }
      return .column(position, type)
    }
  }

  func positioned(_ keys: [SortKey]) -> [SortKey] { keys.map { $0.mapped(positioned) } }

  /// Whether these positioned expressions are the columns that there are.
  func isAll(_ positioned: [BoundExpression]) -> Bool {
    positioned.count == ids.count
      && positioned.enumerated().allSatisfy { position, expression in
        if case .column(position, _) = expression { true } else { false }
      }
  }
}
