import Engine

/// Chooses algorithms and turns column ids into positions.
public enum PhysicalPlanner {
  /// - Returns: a plan that gives exactly `query.requiredColumns`, in order.
  public static func lower(_ query: BoundQuery) -> PhysicalPlan {
    lower(query.plan).projected(to: query.requiredColumns.map(\.reference)).plan
  }

  static func lower(_ plan: LogicalPlan) -> Lowered {
    switch plan {
    case .scan(let table, let positions, let columns):
      return Lowered(.scan(table, columns: positions, pruning: []), columns.map(\.id))
    case .values(let rows, let columns):
      return Lowered(.values(rows, types: columns.map(\.type)), columns.map(\.id))
    case .filter(.scan(let table, let positions, let columns), let condition):
      let pruning = ZoneFilters.of(condition, table, positions, columns)
      let scan = Lowered(
        .scan(table, columns: positions, pruning: pruning), columns.map(\.id))
      return scan.filtered(condition)
    case .filter(let input, let condition):
      return lower(input).filtered(condition)
    case .project(let input, let computed):
      return lower(input).projected(to: computed)
    case .aggregate(let input, let keys, let aggregates):
      return aggregate(input, keys, aggregates)
    case .join(let join):
      return JoinChoice.lower(join)
    case .apply:
      preconditionFailure("subqueries are unnested before")
    case .window(let input, let windows):
      return window(input, windows)
    case .sort(let input, let keys):
      let below = lower(input)
      return Lowered(.sort(below.plan, below.positioned(keys)), below.ids)
    case .limit(.sort(let input, let keys), let count?, let skip):
      let below = lower(input)
      return Lowered(
        .topN(below.plan, below.positioned(keys), count: count, skip: skip), below.ids)
    case .limit(let input, let count, let skip):
      let below = lower(input)
      return Lowered(.limit(below.plan, count: count, skip: skip), below.ids)
    case .unionAll(let inputs, let columns):
      return Lowered(
        .unionAll(inputs.map { lower($0).projected(to: $0.columns.map(\.reference)).plan }),
        columns.map(\.id))
    }
  }

  /// Calls that share partition and order share one node, and so one sort.
  private static func window(_ input: LogicalPlan, _ windows: [ComputedWindow]) -> Lowered {
    var result = lower(input)
    var rest = windows[...]
    while let first = rest.first {
      let shared = rest.filter { $0.sharesOrder(with: first) }
      rest = rest.filter { !$0.sharesOrder(with: first) }[...]
      let below = result
      let plan = WindowPlan(
        partitionBy: first.partitionBy.map(below.positioned),
        orderBy: below.positioned(first.orderBy),
        calls: shared.map { $0.call.mapped(below.positioned) })
      result = Lowered(.window(below.plan, plan), below.ids + shared.map(\.column.id))
    }
    return result
  }

  private static func aggregate(
    _ input: LogicalPlan, _ keys: [Computed], _ aggregates: [ComputedAggregate]
  ) -> Lowered {
    let below = lower(input)
    return Lowered(
      .aggregate(
        below.plan, keys: keys.map { GroupKey(below.positioned($0.expression)) },
        aggregates: aggregates.map { $0.call.mapped(below.positioned) },
        strategy: AggregateChoice.strategy(keys, over: input)),
      (keys.map(\.column) + aggregates.map(\.column)).map(\.id))
  }
}

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

  func filtered(_ condition: BoundExpression) -> Lowered {
    Lowered(.filter(plan, positioned(condition)), ids)
  }

  func projected(to computed: [Computed]) -> Lowered {
    Lowered(projected(to: computed.map(\.expression)).plan, computed.map(\.column.id))
  }

  /// These expressions as the only columns; no node where the plan has them already.
  func projected(to expressions: [BoundExpression]) -> Lowered {
    let positioned = expressions.map { self.positioned($0) }
    let isIdentity =
      positioned.count == ids.count
      && positioned.enumerated().allSatisfy { position, expression in
        if case .column(position, _) = expression { true } else { false }
      }
    let identities = expressions.map { expression -> ColumnID in
      if case .column(let id, _) = expression { id } else { -1 }
    }
    return Lowered(isIdentity ? plan : .project(plan, positioned), identities)
  }
}

extension ComputedWindow {
  fileprivate func sharesOrder(with other: ComputedWindow) -> Bool {
    partitionBy.count == other.partitionBy.count && orderBy.count == other.orderBy.count
      && zip(partitionBy, other.partitionBy).allSatisfy { $0.isSame(as: $1) }
      && zip(orderBy, other.orderBy).allSatisfy { mine, theirs in
        mine.expression.isSame(as: theirs.expression) && mine.isDescending == theirs.isDescending
          && mine.nullsFirst == theirs.nullsFirst && mine.isVietnamese == theirs.isVietnamese
      }
  }
}
