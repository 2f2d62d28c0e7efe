import Engine

extension LogicalPlan {
  /// The same node over inputs that `change` makes of its own.
  func mapInputs(_ change: (LogicalPlan) -> LogicalPlan) -> LogicalPlan {
    switch self {
    case .scan, .values: self
    case .filter(let input, let condition): .filter(change(input), condition)
    case .project(let input, let computed): .project(change(input), computed)
    case .aggregate(let input, let keys, let aggregates):
      .aggregate(change(input), keys: keys, aggregates: aggregates)
    case .join(let join):
      join.over(change(join.left), change(join.right), on: join.condition)
    case .apply(let apply):
      .apply(
        LogicalApply(
          input: change(apply.input),
          subquery: Subquery(
            apply.subquery.kind, change(apply.subquery.plan), column: apply.subquery.column)))
    case .window(let input, let windows): .window(change(input), windows)
    case .sort(let input, let keys): .sort(change(input), keys)
    case .limit(let input, let count, let skip): .limit(change(input), count: count, skip: skip)
    case .unionAll(let inputs, let columns): .unionAll(inputs.map(change), columns: columns)
    }
  }

  /// The same node with its own expressions changed; inputs stay.
  func mapExpressions(_ change: (BoundExpression) -> BoundExpression) -> LogicalPlan {
    switch self {
    case .scan, .limit, .unionAll: self
    case .values(let rows, let columns): .values(rows.map { $0.map(change) }, columns: columns)
    case .filter(let input, let condition): .filter(input, change(condition))
    case .project(let input, let computed):
      .project(input, computed.map { Computed(id: $0.column.id, change($0.expression)) })
    case .aggregate(let input, let keys, let aggregates):
      .aggregate(
        input, keys: keys.map { Computed(id: $0.column.id, change($0.expression)) },
        aggregates: aggregates.map {
          ComputedAggregate(id: $0.column.id, $0.call.mapped(change))
        })
    case .join(let join):
      join.over(join.left, join.right, on: join.condition.map(change))
    case .apply(let apply): .apply(apply.mapped(change))
    case .window(let input, let windows): .window(input, windows.map { $0.mapped(change) })
    case .sort(let input, let keys): .sort(input, keys.map { $0.mapped(change) })
    }
  }
}

extension AggregateCall {
  func mapped(_ change: (BoundExpression) -> BoundExpression) -> AggregateCall {
    AggregateCall(
      function: function, arguments: arguments.map(change), order: order,
      isDistinct: isDistinct, filter: filter.map(change), type: type, origin: origin)
  }

  /// Ids of the columns that the call reads.
  var columnIDs: ColumnSet {
    arguments.reduce(filter?.columnIDs ?? []) { $0.union($1.columnIDs) }
  }
}

extension WindowCall {
  func mapped(_ change: (BoundExpression) -> BoundExpression) -> WindowCall {
    WindowCall(
      function: function, arguments: arguments.map(change), order: order, isDistinct: isDistinct,
      filter: filter.map(change), frame: frame, type: type, origin: origin)
  }
}

extension ComputedWindow {
  func mapped(_ change: (BoundExpression) -> BoundExpression) -> ComputedWindow {
    ComputedWindow(
      id: column.id, partitionBy: partitionBy.map(change),
      orderBy: orderBy.map { $0.mapped(change) }, call: call.mapped(change))
  }

  /// Ids of the columns that the window reads.
  var columnIDs: ColumnSet {
    let all = partitionBy + orderBy.map(\.expression) + call.arguments
    return all.reduce(call.filter?.columnIDs ?? []) { $0.union($1.columnIDs) }
  }
}

extension SortKey {
  func mapped(_ change: (BoundExpression) -> BoundExpression) -> SortKey {
    SortKey(
      change(expression), isDescending: isDescending, nullsFirst: nullsFirst,
      isVietnamese: isVietnamese)
  }
}
