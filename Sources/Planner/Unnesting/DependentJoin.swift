import Engine

/// Pushes the set of outer values down a correlated plan until nothing below reads outer columns;
/// on its way every grouping, window and limit learns to work for each outer value apart.
struct DependentJoin {
  /// The columns of `input` that the plan reads.
  let outer: [PlanColumn]
  let input: LogicalPlan
  let columns: FreshColumns
  let switches: RuleSwitches
  static let directCorrelation = "direct-correlation"

  /// The plan over copies of the outer columns, which it also gives, and these copies.
  func pushed(into plan: LogicalPlan) -> (LogicalPlan, [PlanColumn]) {
    let copies = outer.map(columns.like)
    return (push(plan, copies), copies)
  }

  private func isCorrelated(_ plan: LogicalPlan) -> Bool {
    !plan.freeColumnIDs.isDisjoint(with: ColumnSet(outer.map(\.id)))
  }

  private func reads(_ expression: BoundExpression?) -> Bool {
    guard let expression else { return false }
    return !expression.columnIDs.isDisjoint(with: ColumnSet(outer.map(\.id)))
  }

  /// The distinct values that the outer columns take, under the copies' ids.
  private func values(_ copies: [PlanColumn]) -> LogicalPlan {
    .aggregate(
      input.source(of: ColumnSet(outer.map(\.id))),
      keys: zip(copies, outer).map { Computed(id: $0.id, $1.reference) }, aggregates: [])
  }

  private func push(_ plan: LogicalPlan, _ copies: [PlanColumn]) -> LogicalPlan {
    guard isCorrelated(plan) else {
      return .join(
        LogicalJoin(kind: .inner, left: values(copies), right: plan, condition: nil))
    }
    let names = Dictionary(uniqueKeysWithValues: zip(outer.map(\.id), copies.map(\.reference)))
    func renamed(_ expression: BoundExpression) -> BoundExpression {
      expression.substituting(names)
    }
    switch plan {
    case .filter(let input, let condition):
      if let direct = equated(input, condition, copies) { return direct }
      return .filter(push(input, copies), renamed(condition))
    case .project(let input, let computed):
      let own = computed.map { Computed(id: $0.column.id, renamed($0.expression)) }
      return .project(push(input, copies), own + kept(copies))
    case .aggregate(let input, let keys, let aggregates):
      return aggregate(push(input, copies), keys, aggregates, copies, renamed)
    case .window(let input, let windows):
      return .window(
        push(input, copies),
        windows.map { window in
          let own = window.mapped(renamed)
          return ComputedWindow(
            id: own.column.id, partitionBy: own.partitionBy + copies.map(\.reference),
            orderBy: own.orderBy, call: own.call)
        })
    case .sort(let input, let keys):
      return .sort(push(input, copies), keys.map { $0.mapped(renamed) })
    case .limit(let input, let count, let skip):
      return limited(input, count, skip, copies)
    case .join(let join):
      return joined(join, copies, renamed)
    case .unionAll(let inputs, let unionColumns):
      return union(inputs, unionColumns, copies)
    case .scan, .values, .apply:
      preconditionFailure("reads no outer columns")
    }
  }

  private func kept(_ columns: [PlanColumn]) -> [Computed] {
    columns.map { Computed(id: $0.id, $0.reference) }
  }

  /// Where a filter equates every outer column with a column of its own, these are the copies, and
  /// the outer values need not be joined at all.
  private func equated(
    _ input: LogicalPlan, _ condition: BoundExpression, _ copies: [PlanColumn]
  ) -> LogicalPlan? {
    guard switches.allows(Self.directCorrelation), !isCorrelated(input) else { return nil }
    let own = ColumnSet(input.columns.map(\.id))
    var terms = condition.conjuncts
    var found: [Computed] = []
    for (column, copy) in zip(outer, copies) {
      let index = terms.firstIndex { equal($0, to: column, own) != nil }
      guard let index, let inner = equal(terms[index], to: column, own) else { return nil }
      // A copy that is NULL would meet outer NULLs, which equal nothing.
      terms[index] = .not(.isNull(inner))
      found.append(Computed(id: copy.id, inner))
    }
    guard !terms.contains(where: { reads($0) }) else { return nil }
    let filtered = PredicatePushdown.filtered(input, terms)
    return .project(filtered, kept(input.columns) + found)
  }

  /// The expression over own columns that `term` equates with the outer column.
  private func equal(
    _ term: BoundExpression, to column: PlanColumn, _ own: ColumnSet
  ) -> BoundExpression? {
    guard case .compare(.equal, let a, let b) = term, a.type == b.type else { return nil }
    for (side, other) in [(a, b), (b, a)] {
      if case .column(column.id, _) = side, other.columnIDs.isSubset(of: own) { return other }
    }
    return nil
  }

  private func aggregate(
    _ below: LogicalPlan, _ keys: [Computed], _ aggregates: [ComputedAggregate],
    _ copies: [PlanColumn], _ renamed: (BoundExpression) -> BoundExpression
  ) -> LogicalPlan {
    let ownKeys = keys.map { Computed(id: $0.column.id, renamed($0.expression)) }
    let calls = aggregates.map {
      ComputedAggregate(id: $0.column.id, $0.call.mapped(renamed))
    }
    guard keys.isEmpty else {
      return .aggregate(below, keys: ownKeys + kept(copies), aggregates: calls)
    }
    // Without keys there is a row for every outer value, also for those that no row belongs to.
    let groupKeys = copies.map(columns.like)
    let made = calls.map { ComputedAggregate(id: columns.next(), $0.call) }
    let groups = LogicalPlan.aggregate(
      below, keys: zip(groupKeys, copies).map { Computed(id: $0.id, $1.reference) },
      aggregates: made)
    let condition = zip(copies, groupKeys).map {
      BoundExpression.compare(.same, $0.reference, $1.reference)
    }
    let all = LogicalPlan.join(
      LogicalJoin(
        kind: .left, left: values(copies), right: groups, condition: .all(condition)))
    let results = zip(calls, made).map { call, made in
      Computed(id: call.column.id, made.ofNoRows)
    }
    return .project(all, results + kept(copies))
  }

  /// LIMIT for each outer value: by row numbers.
  private func limited(
    _ input: LogicalPlan, _ count: Int?, _ skip: Int, _ copies: [PlanColumn]
  ) -> LogicalPlan {
    var orderBy: [SortKey] = []
    let below = push(input, copies)
    if case .sort(_, let keys) = below { orderBy = keys }
    let number = ComputedWindow(
      id: columns.next(), partitionBy: copies.map(\.reference), orderBy: orderBy,
      call: WindowCall(
        function: .window(FunctionRegistry.window(named: "ROW_NUMBER")!), arguments: [],
        isDistinct: false, filter: nil, frame: .partition, type: .int64, origin: -1))
    func compare(_ op: ComparisonOperator, _ bound: Int) -> BoundExpression {
      .compare(op, number.column.reference, .constant(.int64(Int64(bound)), .int64))
    }
    var terms = [compare(.greater, skip)]
    if let count { terms.append(compare(.lessOrEqual, skip.addingSaturating(count))) }
    return .project(
      .filter(.window(below, [number]), .all(terms)), kept(below.columns))
  }

  private func joined(
    _ join: LogicalJoin, _ copies: [PlanColumn],
    _ renamed: (BoundExpression) -> BoundExpression
  ) -> LogicalPlan {
    let condition = join.condition.map(renamed)
    func node(
      _ left: LogicalPlan, _ right: LogicalPlan, _ terms: [BoundExpression]
    ) -> LogicalPlan {
      let all = (condition.map { [$0] } ?? []) + terms
      return join.over(left, right, on: all.isEmpty ? nil : .all(all))
    }
    if !isCorrelated(join.right), join.kind != .right, join.kind != .full {
      return node(push(join.left, copies), join.right, [])
    }
    if !isCorrelated(join.left), !reads(join.condition), join.kind == .inner {
      return node(join.left, push(join.right, copies), [])
    }
    // Both sides belong to outer values: only rows of the same one meet.
    let others = outer.map(columns.like)
    let terms = zip(copies, others).map {
      BoundExpression.compare(.same, $0.reference, $1.reference)
    }
    return node(push(join.left, copies), push(join.right, others), terms)
  }

  private func union(
    _ inputs: [LogicalPlan], _ unionColumns: [PlanColumn], _ copies: [PlanColumn]
  ) -> LogicalPlan {
    .unionAll(
      inputs.map { input in
        let own = outer.map(columns.like)
        return .project(push(input, own), kept(input.columns + own))
      }, columns: unionColumns + copies)
  }
}

extension LogicalPlan {
  /// The lowest plan with the same distinct values of these columns: the answers of subqueries that
  /// were joined before are left out. With them each subquery more would double the plan.
  fileprivate func source(of wanted: ColumnSet) -> LogicalPlan {
    switch self {
    case .project(let input, let computed)
    where computed.allSatisfy({ !wanted.contains($0.column.id) || $0.isPassed }):
      input.source(of: wanted)
    case .join(let join)
    where join.keepsLeft && wanted.isSubset(of: ColumnSet(join.left.columns.map(\.id))):
      join.left.source(of: wanted)
    default: self
    }
  }
}

extension LogicalJoin {
  /// Whether every row of the left side stays.
  fileprivate var keepsLeft: Bool {
    kind == .left || kind == .inner && condition == nil && right.isSingleRow
  }
}

extension ComputedAggregate {
  /// The result, and what it is over no rows where the join found no group.
  fileprivate var ofNoRows: BoundExpression {
    switch call.function.name {
    case "COUNT", "COUNT_IF":
      .coalesce([column.reference, .constant(.int64(0), .int64)], .int64)
    default: column.reference
    }
  }
}

extension Int {
  fileprivate func addingSaturating(_ other: Int) -> Int {
    let sum = addingReportingOverflow(other)
    return sum.overflow ? .max : sum.partialValue
  }
}
