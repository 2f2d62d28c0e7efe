import Engine

/// Chooses algorithms and turns column ids into positions.
public struct PhysicalPlanner {
  static let ruleNames = ["top-n", "zone-filters", "array-joins", "array-groups"]

  let switches: RuleSwitches
  /// The words for measured operators; nil: nothing is measured.
  let printer: PlanPrinter?

  /// - Returns: a plan that gives exactly `query.requiredColumns`, in order.
  public static func lower(
    _ query: BoundQuery, _ switches: RuleSwitches = RuleSwitches()
  ) -> PhysicalPlan {
    PhysicalPlanner(switches: switches, printer: nil).lower(query)
  }

  func lower(_ query: BoundQuery) -> PhysicalPlan {
    let all = query.requiredColumns.map { Computed(id: $0.id, $0.reference) }
    return projected(query.plan, to: all).plan
  }

  func lower(_ plan: LogicalPlan) -> Lowered {
    switch plan {
    case .scan: return scan(plan, under: nil)
    case .values(let rows, let columns):
      return made(.values(rows, types: columns.map(\.type)), columns.map(\.id), from: plan)
    case .filter(let input, let condition):
      let below = if case .scan = input { scan(input, under: condition) } else { lower(input) }
      return made(.filter(below.plan, below.positioned(condition)), below.ids, from: plan)
    case .project(let input, let computed):
      return projected(input, to: computed)
    case .aggregate(let input, let keys, let aggregates):
      return aggregate(input, keys, aggregates)
    case .join(let join):
      return JoinChoice(planner: self).lower(join)
    case .apply:
      preconditionFailure("subqueries are unnested before")
    case .window(let input, let windows):
      return window(input, windows)
    case .sort(let input, let keys):
      let below = lower(input)
      return made(.sort(below.plan, below.positioned(keys)), below.ids, from: plan)
    case .limit(.sort(let input, let keys), let count?, let skip) where switches.allows("top-n"):
      let below = lower(input)
      return made(
        .topN(below.plan, below.positioned(keys), count: count, skip: skip), below.ids, from: plan
      ) { "top \($0.bounds(count, skip)) by \($0.list(keys))" }
    case .limit(let input, let count, let skip):
      let below = lower(input)
      return made(.limit(below.plan, count: count, skip: skip), below.ids, from: plan)
    case .unionAll(let inputs, let columns):
      var lowered = inputs.map(unionInput)
      // A row of UNION ALL is measured as the one union as which it runs.
      if case .measured(.unionAll(let first), _)? = lowered.first {
        lowered.replaceSubrange(0..<1, with: first)
      }
      return made(.unionAll(lowered), columns.map(\.id), from: plan)
    }
  }

  /// The node as what it is; where plans are measured, with what to call it.
  ///
  /// - Parameter title: the printer's own title of `plan` where it says nothing else.
  func made(
    _ node: PhysicalPlan, _ ids: [ColumnID], from plan: LogicalPlan,
    title: ((PlanPrinter) -> String)? = nil
  ) -> Lowered {
    guard let printer else { return Lowered(node, ids) }
    let measure = OperatorMeasure(
      title?(printer) ?? printer.title(plan), estimatedRowCount: Statistics.rowCount(plan))
    return Lowered(.measured(node, measure), ids)
  }

  private func scan(_ plan: LogicalPlan, under condition: BoundExpression?) -> Lowered {
    guard case .scan(let table, let positions, let columns) = plan else {
      preconditionFailure("no scan")
    }
    var pruning: [ZoneFilter] = []
    if let condition, switches.allows("zone-filters") {
      pruning = ZoneFilters.of(condition, table, positions, columns)
    }
    return made(
      .scan(table, columns: positions, pruning: pruning), columns.map(\.id), from: plan)
  }

  /// No node where the input gives exactly these columns.
  private func projected(_ input: LogicalPlan, to computed: [Computed]) -> Lowered {
    let below = lower(input)
    let positioned = computed.map { below.positioned($0.expression) }
    let ids = computed.map(\.column.id)
    if below.isAll(positioned) { return Lowered(below.plan, ids) }
    return made(.project(below.plan, positioned), ids, from: .project(input, computed))
  }

  private func unionInput(_ input: LogicalPlan) -> PhysicalPlan {
    projected(input, to: input.columns.map { Computed(id: $0.id, $0.reference) }).plan
  }

  /// Calls that share partition and order share one node, and so one sort.
  private func window(_ input: LogicalPlan, _ windows: [ComputedWindow]) -> Lowered {
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
      result = made(
        .window(below.plan, plan), below.ids + shared.map(\.column.id),
        from: .window(input, shared))
    }
    return result
  }

  private func aggregate(
    _ input: LogicalPlan, _ keys: [Computed], _ aggregates: [ComputedAggregate]
  ) -> Lowered {
    let below = lower(input)
    let strategy =
      switches.allows("array-groups") ? AggregateChoice.strategy(keys, over: input) : .hash
    let node = PhysicalPlan.aggregate(
      below.plan, keys: keys.map { GroupKey(below.positioned($0.expression)) },
      aggregates: aggregates.map { $0.call.mapped(below.positioned) }, strategy: strategy)
    return made(
      node, (keys.map(\.column) + aggregates.map(\.column)).map(\.id),
      from: .aggregate(input, keys: keys, aggregates: aggregates)
    ) { printer in
      let title = printer.grouping(keys, aggregates)
      return keys.isEmpty ? title : "\(strategy.word) \(title)"
    }
  }
}

extension GroupStrategy {
  fileprivate var word: String {
    switch self {
    case .array: "array"
    case .hash: "hash"
    }
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
