import Engine
import Language

/// The SELECT form: its clauses in the order of evaluation, each lowered to what a stage makes.
extension Binder {
  func bound(
    _ select: Select, orderBy: [OrderItem]
  ) throws(Diagnostic) -> BoundRelation {
    var input = try select.from.map { from throws(Diagnostic) in try bound(from) } ?? oneRow()
    if let filter = select.filter {
      let side = SideColumns()
      let condition = try self.condition(
        filter, input.scope, .early("WHERE", side), of: "WHERE")
      input.plan = .filter(input.beside(side).plan, condition)
    }
    var isGrouped = select.groupBy != nil || select.having != nil
    if !isGrouped { isGrouped = try hasAggregates(select, input.scope, orderBy) }
    var clauses = SelectClauses(select: select, orderBy: orderBy, binder: self, input: input)
    return isGrouped
      ? try clauses.grouped(try groupingSets(select, input.scope)) : try clauses.plain()
  }

  /// What `SELECT 1` reads: one row without columns.
  private func oneRow() -> BoundRelation {
    BoundRelation(plan: .values([[]], columns: []), scope: .empty)
  }

  /// Whether an aggregate in SELECT or ORDER BY makes groups of a query without GROUP BY.
  private func hasAggregates(
    _ select: Select, _ scope: Scope, _ orderBy: [OrderItem]
  ) throws(Diagnostic) -> Bool {
    let collector = AggregateCollector()
    let side = SideColumns()
    let items = try self.items(select.items, scope, .groups(collector, side))
    let merged = scope.under(items.columns)
    let place = ExpressionPlace.groups(collector, side, input: scope)
    for item in orderBy { _ = try expression(item.expression, merged, place) }
    return !collector.aggregates.isEmpty
  }
}

extension Scope {
  /// What ORDER BY, HAVING and QUALIFY see: output columns, then the input columns whose names they
  /// leave free.
  func under(_ output: [ScopeColumn]) -> Scope {
    let taken = Set(output.map(\.key))
    return Scope(columns: output + columns.filter { !taken.contains($0.key) }, ranges: ranges)
  }
}

/// SELECT, HAVING, QUALIFY, DISTINCT and ORDER BY over rows or over groups.
private struct SelectClauses {
  let select: Select
  let orderBy: [OrderItem]
  let binder: Binder
  let input: BoundRelation
  /// Beside the input, for the items.
  let side = SideColumns()
  /// Beside the output columns, which QUALIFY and ORDER BY see.
  let late = SideColumns()
  private var output = BoundItems()

  init(select: Select, orderBy: [OrderItem], binder: Binder, input: BoundRelation) {
    self.select = select
    self.orderBy = orderBy
    self.binder = binder
    self.input = input
  }

  mutating func plain() throws(Diagnostic) -> BoundRelation {
    output = try binder.items(select.items, input.scope, .rows("SELECT", side))
    let scope = input.scope.under(output.columns)
    let qualify = try select.qualify.map { qualify throws(Diagnostic) in
      try binder.condition(qualify, scope, .rows("QUALIFY", late), of: "QUALIFY")
    }
    let sortKeys = try self.sortKeys { item throws(Diagnostic) in
      try binder.expression(item, scope, .rows("ORDER BY", late)).expression
    }
    let computed = input.beside(side).extended(by: output.computed).beside(late)
    return try finished(computed.plan, qualify, sortKeys)
  }

  mutating func grouped(_ sets: GroupingSets) throws(Diagnostic) -> BoundRelation {
    let collector = AggregateCollector()
    var grouping = Grouping(binder: binder, input: input)
    try grouping.add(sets, collector)
    try bindItems(grouping, sets.keys, collector)
    let scope = input.scope.under(output.columns)
    let known = ColumnSet(output.columns.map(\.column.id))
    let binder = self.binder
    // Aggregates read rows, whatever an output column is called.
    let rows = input.scope
    let early = SideColumns()
    let late = self.late
    func overGroups(
      _ expression: Expression, _ clause: String?
    ) throws(Diagnostic) -> BoundExpression {
      let side = clause == "HAVING" ? early : late
      let place = ExpressionPlace.groups(
        collector, side, takesWindows: clause != "HAVING", input: rows)
      let bound = try binder.expression(expression, scope, place)
      let typed = try clause.map { clause throws(Diagnostic) in
        try binder.boolean(bound, of: clause)
      }
      return try collector.overGroups(
        typed ?? bound.expression, keys: grouping.keys, also: known.union(side.ids))
    }
    let outputs = self.outputs
    let having = try select.having.map { having throws(Diagnostic) in
      try condition(try overGroups(having, "HAVING"), having.span)
    }
    let qualify = try select.qualify.map { qualify throws(Diagnostic) in
      try overGroups(qualify, "QUALIFY")
    }
    let sortKeys = try self.sortKeys { item throws(Diagnostic) in try overGroups(item, nil) }
    let asked = try early.overGroups(collector, grouping.keys, also: known)
      .mapped { $0.substituting(outputs) }
    if let having = select.having, asked.reads(ColumnSet(side.windows.map(\.column.id))) {
      throw .misplacedWindow("HAVING", having.span)
    }
    let grouped = try side.overGroups(collector, grouping.keys)
    var relation = grouping.relation(collector).besideSubqueries(grouped).besideSubqueries(asked)
    if let having { relation.plan = .filter(relation.plan, having) }
    relation = relation.besideWindows(grouped).extended(by: output.computed)
      .beside(try late.overGroups(collector, grouping.keys, also: known))
    return try finished(relation.plan, qualify, sortKeys)
  }

  /// What the output columns stand for.
  private var outputs: [ColumnID: BoundExpression] {
    Dictionary(uniqueKeysWithValues: output.computed.map { ($0.column.id, $0.expression) })
  }

  /// HAVING before the output columns are computed: what it reads of them stands for itself.
  private func condition(
    _ having: BoundExpression, _ span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    let condition = having.substituting(outputs)
    let windows = ColumnSet(side.windows.map(\.column.id))
    guard condition.columnIDs.isDisjoint(with: windows) else {
      throw .misplacedWindow("HAVING", span)
    }
    return condition
  }

  private mutating func bindItems(
    _ grouping: Grouping, _ keys: [Expression], _ collector: AggregateCollector
  ) throws(Diagnostic) {
    for item in select.items {
      // Named by its ordinal or alias in GROUP BY: the key itself, also where it asks a subquery.
      if case .expression(let expression, let alias) = item,
        let index = keys.firstIndex(where: { $0.span == expression.span })
      {
        let key = TypedExpression(grouping.keys[index].column.reference, span: expression.span)
        output.add(key, name: binder.itemName(expression, alias), binder)
        continue
      }
      let bound = try binder.items([item], input.scope, .groups(collector, side))
      for column in bound.columns {
        let made = bound.computed.first { $0.column.id == column.column.id }?.expression
        let typed = TypedExpression(
          made ?? column.column.reference, parts: column.parts, span: select.span)
        output.add(
          try grouping.overGroups(typed, collector, also: side.ids), name: column.name, binder)
      }
    }
  }

  private func sortKeys(
    _ bind: (Expression) throws(Diagnostic) -> BoundExpression
  ) throws(Diagnostic) -> [SortKey] {
    var keys: [SortKey] = []
    for item in orderBy {
      let ordinal = try binder.ordinal(item.expression, count: output.columns.count)
      let expression: BoundExpression
      if let ordinal {
        expression = output.columns[ordinal].column.reference
      } else {
        expression = try bind(item.expression)
      }
      keys.append(try binder.sortKey(item, expression))
    }
    return keys
  }

  /// QUALIFY, DISTINCT and ORDER BY, in the order of evaluation.
  private func finished(
    _ plan: LogicalPlan, _ qualify: BoundExpression?, _ sortKeys: [SortKey]
  ) throws(Diagnostic) -> BoundRelation {
    var result = BoundRelation(plan: plan, scope: Scope(columns: output.columns, ranges: []))
    if let qualify { result.plan = .filter(result.plan, qualify) }
    if select.isDistinct {
      result = binder.distinct(result)
      let kept = ColumnSet(result.plan.columns.map(\.id))
      for (key, item) in zip(sortKeys, orderBy)
      where !key.expression.columnIDs.isSubset(of: kept) {
        throw .orderByDropped(item.expression.span)
      }
    }
    if !sortKeys.isEmpty { result.plan = .sort(result.plan, sortKeys) }
    return result
  }
}
