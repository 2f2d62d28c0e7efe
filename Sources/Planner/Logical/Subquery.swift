import Engine

/// A subquery in an expression: its plan, which may read columns of the row that it is asked for,
/// and the column that holds its answer.
public struct Subquery: Sendable {
  public enum Kind: Sendable {
    /// The one value of the one row; NULL without rows, a fault with more.
    case scalar(PlanColumn, Origin)
    /// Whether there is a row.
    case exists
    /// `probe IN (value …)`, NULL where SQL says so.
    case contains(probe: BoundExpression, value: PlanColumn)
  }

  public let kind: Kind
  public let plan: LogicalPlan
  public let column: PlanColumn

  public init(_ kind: Kind, _ plan: LogicalPlan, column: PlanColumn) {
    self.kind = kind
    self.plan = plan
    self.column = column
  }

  /// The same with `change` made to each reference to a column that is not the plan's own.
  func correlated(_ change: (BoundExpression) -> BoundExpression) -> Subquery {
    let own = plan.allColumnIDs
    let changed = plan.mapEverywhere { expression in
      expression.mapped { part in
        guard case .column(let id, _) = part, !own.contains(id) else { return nil }
        return change(part)
      }
    }
    var kind = self.kind
    if case .contains(let probe, let value) = kind {
      kind = .contains(probe: change(probe), value: value)
    }
    return Subquery(kind, changed, column: column)
  }
}

/// `input` with the answer of a subquery, asked for each of its rows, as one column more.
public struct LogicalApply: Sendable {
  public let input: LogicalPlan
  public let subquery: Subquery

  public init(input: LogicalPlan, subquery: Subquery) {
    self.input = input
    self.subquery = subquery
  }

  func mapped(_ change: (BoundExpression) -> BoundExpression) -> LogicalApply {
    guard case .contains(let probe, let value) = subquery.kind else { return self }
    return LogicalApply(
      input: input,
      subquery: Subquery(
        .contains(probe: change(probe), value: value), subquery.plan, column: subquery.column))
  }
}

extension LogicalPlan {
  /// The nodes right below.
  var inputs: [LogicalPlan] {
    switch self {
    case .scan, .values: []
    case .filter(let input, _), .project(let input, _), .aggregate(let input, _, _),
      .window(let input, _), .sort(let input, _), .limit(let input, _, _):
      [input]
    case .join(let join): [join.left, join.right]
    case .unionAll(let all, _): all
    case .apply(let apply): [apply.input, apply.subquery.plan]
    }
  }

  /// Ids that some node of the plan makes.
  var allColumnIDs: ColumnSet {
    inputs.reduce(into: ColumnSet(columns.map(\.id))) { $0.formUnion($1.allColumnIDs) }
  }

  /// The plan with every expression in it changed.
  func mapEverywhere(_ change: (BoundExpression) -> BoundExpression) -> LogicalPlan {
    mapInputs { $0.mapEverywhere(change) }.mapExpressions(change)
  }

  /// Ids that the plan's expressions read, but none of its nodes makes.
  var freeColumnIDs: ColumnSet { readColumnIDs.subtracting(allColumnIDs) }

  private var readColumnIDs: ColumnSet {
    var read: ColumnSet = []
    _ = mapEverywhere { expression in
      read.formUnion(expression.columnIDs)
      return expression
    }
    return read
  }
}
