import Engine

/// A subquery computed for all rows of its input at once: the subquery's rows, each beside a copy
/// of the outer columns that it belongs to. What an answer is made of is joined back by these
/// copies.
struct DependentPlan {
  private let input: LogicalPlan
  private let outer: [PlanColumn]
  private let columns: FreshColumns
  /// The subquery's columns, then a copy of each outer column.
  private let plan: LogicalPlan
  private let copies: [PlanColumn]
  private let isSingleRow: Bool

  /// - Parameter outer: the columns of `input` that `subquery` reads; none: it is asked once.
  init(
    _ subquery: LogicalPlan, outer: [PlanColumn], input: LogicalPlan, _ columns: FreshColumns,
    _ switches: RuleSwitches
  ) {
    self.input = input
    self.outer = outer
    self.columns = columns
    isSingleRow = subquery.isSingleRow
    if outer.isEmpty {
      plan = subquery
      copies = []
    } else {
      let push = DependentJoin(
        outer: outer, input: input, columns: columns, switches: switches)
      (plan, copies) = push.pushed(into: subquery)
    }
  }

  func scalar(_ value: PlanColumn, _ origin: Origin, as column: PlanColumn) -> LogicalPlan {
    if isSingleRow {
      let renamed = Computed(id: column.id, value.reference)
      return joined(.project(plan, [renamed] + kept(copies)), copies)
    }
    let any = aggregate("ANY_VALUE", [value.reference], value.type)
    let count = aggregate("COUNT", [], .int64)
    let (groups, keys) = grouped([any, count])
    let checked = BoundExpression.call(
      .singleRow, [any.column.reference, count.column.reference], type: value.type, origin)
    // Checked above the join: a group of two rows is no fault where no row asks for it.
    return joined(groups, keys).extended(column.id, checked)
  }

  func exists(as column: PlanColumn) -> LogicalPlan {
    let count = aggregate("COUNT", [], .int64)
    let (groups, keys) = grouped([count])
    let rows = joined(groups, keys)
    // No group, no row: the count is NULL then.
    return rows.extended(column.id, count.isPositive)
  }

  /// TRUE where the probe is among the values; else NULL where the probe or a value is NULL, but
  /// for a subquery without rows, which contains nothing; else FALSE.
  func contains(
    _ probe: BoundExpression, _ value: PlanColumn, as column: PlanColumn
  ) -> LogicalPlan {
    let count = aggregate("COUNT", [], .int64)
    let known = aggregate("COUNT", [value.reference], .int64)
    let (groups, keys) = grouped([count, known])
    let rows = joined(groups, keys)
    let found = PlanColumn(id: columns.next(), type: value.type)
    let copies = self.copies.map(columns.like)
    let values = LogicalPlan.aggregate(
      plan,
      keys: [Computed(id: found.id, value.reference)]
        + zip(copies, self.copies).map { Computed(id: $0.id, $1.reference) },
      aggregates: [])
    let match = [.compare(.equal, probe, found.reference)] + same(copies)
    let matched = LogicalPlan.join(
      LogicalJoin(kind: .left, left: rows, right: values, condition: .all(match)))
    let hasNull = BoundExpression.compare(
      .notEqual, count.column.reference, known.column.reference)
    let answer = BoundExpression.caseWhen(
      [
        (.not(.isNull(found.reference)), .constant(.bool(true), .bool)),
        (.not(count.isPositive), .constant(.bool(false), .bool)),
        (.or(.isNull(probe), hasNull), .constant(.null, .bool)),
      ], otherwise: .constant(.bool(false), .bool), .bool)
    return matched.extended(column.id, answer)
  }

  private func aggregate(
    _ name: String, _ arguments: [BoundExpression], _ type: DataType
  ) -> ComputedAggregate {
    ComputedAggregate(
      id: columns.next(),
      AggregateCall(
        function: FunctionRegistry.aggregate(named: name)!, arguments: arguments, type: type,
        origin: -1))
  }

  /// The aggregates for each value of the copies, and the copies under new ids.
  private func grouped(_ aggregates: [ComputedAggregate]) -> (LogicalPlan, [PlanColumn]) {
    let keys = copies.map(columns.like)
    let computed = zip(keys, copies).map { Computed(id: $0.id, $1.reference) }
    return (.aggregate(plan, keys: computed, aggregates: aggregates), keys)
  }

  private func kept(_ columns: [PlanColumn]) -> [Computed] {
    columns.map { Computed(id: $0.id, $0.reference) }
  }

  /// Each input row beside its row of `answers`, or beside NULLs.
  private func joined(_ answers: LogicalPlan, _ keys: [PlanColumn]) -> LogicalPlan {
    .join(
      LogicalJoin(
        kind: keys.isEmpty ? .inner : .left, left: input, right: answers,
        condition: keys.isEmpty ? nil : .all(same(keys))))
  }

  /// NULLs of the outer columns find their answer too.
  private func same(_ keys: [PlanColumn]) -> [BoundExpression] {
    zip(outer, keys).map { .compare(.same, $0.reference, $1.reference) }
  }
}

extension ComputedAggregate {
  fileprivate var isPositive: BoundExpression {
    let zero = BoundExpression.constant(.int64(0), .int64)
    return .compare(.greater, .coalesce([column.reference, zero], .int64), zero)
  }
}

extension LogicalPlan {
  /// The plan with one column more.
  func extended(_ id: ColumnID, _ expression: BoundExpression) -> LogicalPlan {
    .project(self, passedColumns + [Computed(id: id, expression)])
  }

  /// An aggregate without keys, possibly below projections.
  var isSingleRow: Bool {
    switch self {
    case .aggregate(_, let keys, _): keys.isEmpty
    case .project(let input, _), .sort(let input, _), .window(let input, _): input.isSingleRow
    default: false
    }
  }
}
