import Engine
import Language

/// The SELECT form: its clauses in the order of evaluation, each lowered to what a stage makes.
extension Binder {
  func bound(
    _ select: Select, orderBy: [OrderItem]
  ) throws(Diagnostic) -> BoundRelation {
    if let qualify = select.qualify { throw .notAvailable("QUALIFY", qualify.span) }
    var input = try select.from.map { from throws(Diagnostic) in try bound(from) } ?? oneRow()
    if let filter = select.filter {
      let condition = try self.condition(filter, input.scope, .rows("WHERE"), of: "WHERE")
      input.plan = .filter(input.plan, condition)
    }
    let collector = AggregateCollector()
    if select.groupBy == nil, select.having == nil {
      let items = try self.items(select.items, input.scope, .groups(collector))
      if collector.aggregates.isEmpty, try !aggregates(orderBy, items, input) {
        return try plain(select, items, input, orderBy)
      }
    }
    return try grouped(select, input, orderBy)
  }

  /// What `SELECT 1` reads: one row without columns.
  private func oneRow() -> BoundRelation {
    BoundRelation(plan: .values([[]], columns: []), scope: .empty)
  }

  private func plain(
    _ select: Select, _ items: BoundItems, _ input: BoundRelation, _ orderBy: [OrderItem]
  ) throws(Diagnostic) -> BoundRelation {
    let extended = input.extended(by: items.computed)
    let output = BoundRelation(
      plan: extended.plan, scope: Scope(columns: items.columns, ranges: []))
    if select.isDistinct {
      return try sorted(distinct(output), orderBy, allowsOrdinals: true)
    }
    return try ordered(output, orderBy, input.scope)
  }

  /// Sorted by output columns or, where no alias hides them, input columns.
  private func ordered(
    _ output: BoundRelation, _ orderBy: [OrderItem], _ inner: Scope
  ) throws(Diagnostic) -> BoundRelation {
    guard !orderBy.isEmpty else { return output }
    let merged = orderScope(output.scope.columns, inner)
    var keys: [SortKey] = []
    for item in orderBy {
      if let ordinal = try ordinal(item.expression, count: output.scope.columns.count) {
        keys.append(try sortKey(item, output.scope.columns[ordinal].column.reference))
      } else {
        let bound = try expression(item.expression, merged, .rows("ORDER BY"))
        keys.append(try sortKey(item, bound.expression))
      }
    }
    return BoundRelation(plan: .sort(output.plan, keys), scope: output.scope)
  }

  /// Output columns, then the input columns whose names they leave free.
  private func orderScope(_ output: [ScopeColumn], _ input: Scope) -> Scope {
    let taken = Set(output.map(\.key))
    return Scope(
      columns: output + input.columns.filter { !taken.contains($0.key) }, ranges: input.ranges)
  }

  /// Whether ORDER BY alone makes the query an aggregate one.
  private func aggregates(
    _ orderBy: [OrderItem], _ items: BoundItems, _ input: BoundRelation
  ) throws(Diagnostic) -> Bool {
    let collector = AggregateCollector()
    let scope = orderScope(items.columns, input.scope)
    for item in orderBy {
      _ = try expression(item.expression, scope, .groups(collector))
    }
    return !collector.aggregates.isEmpty
  }

  private func grouped(
    _ select: Select, _ input: BoundRelation, _ orderBy: [OrderItem]
  ) throws(Diagnostic) -> BoundRelation {
    let collector = AggregateCollector()
    var grouping = Grouping(binder: self, input: input)
    for key in try keys(select, input.scope) { try grouping.add(key, nil) }
    var output = BoundItems()
    for item in select.items {
      let bound = try items([item], input.scope, .groups(collector))
      for column in bound.columns {
        let made = bound.computed.first { $0.column.id == column.column.id }?.expression
        let typed = TypedExpression(
          made ?? column.column.reference, parts: column.parts, span: select.span)
        output.add(try grouping.overGroups(typed, collector), name: column.name, self)
      }
    }
    // HAVING and ORDER BY may name aliases and aggregates of their own.
    let scope = orderScope(output.columns, input.scope)
    let known = Set(output.columns.map(\.column.id))
    let having = try select.having.map { having throws(Diagnostic) in
      try overGroups(having, scope, collector, grouping, known, isCondition: true)
    }
    var sortKeys: [SortKey] = []
    for item in orderBy {
      if let ordinal = try ordinal(item.expression, count: output.columns.count) {
        sortKeys.append(try sortKey(item, output.columns[ordinal].column.reference))
      } else {
        let key = try overGroups(
          item.expression, scope, collector, grouping, known, isCondition: false)
        sortKeys.append(try sortKey(item, key))
      }
    }
    return assembled(select, grouping, collector, output, having, sortKeys)
  }

  private func overGroups(
    _ expression: Expression, _ scope: Scope, _ collector: AggregateCollector,
    _ grouping: Grouping, _ known: Set<ColumnID>, isCondition: Bool
  ) throws(Diagnostic) -> BoundExpression {
    let bound = try self.expression(expression, scope, .groups(collector))
    let typed = isCondition ? try boolean(bound, of: "HAVING") : bound.expression
    return try collector.overGroups(typed, keys: grouping.keys, also: known)
  }

  private func assembled(
    _ select: Select, _ grouping: Grouping, _ collector: AggregateCollector,
    _ output: BoundItems, _ having: BoundExpression?, _ sortKeys: [SortKey]
  ) -> BoundRelation {
    var result = grouping.relation(collector, output)
    result.scope = Scope(columns: output.columns, ranges: [])
    if let having { result.plan = .filter(result.plan, having) }
    if select.isDistinct { result = distinct(result) }
    if !sortKeys.isEmpty { result.plan = .sort(result.plan, sortKeys) }
    return result
  }

  /// The expressions of GROUP BY, with ordinals and aliases replaced by what they stand for.
  private func keys(_ select: Select, _ scope: Scope) throws(Diagnostic) -> [Expression] {
    switch select.groupBy {
    case nil: return []
    case .all:
      var keys: [Expression] = []
      for item in select.items {
        if let key = try keyOfAll(item, scope) { keys.append(key) }
      }
      return keys
    case .items(let items, _):
      var keys: [Expression] = []
      for item in items {
        switch item {
        case .expression(let expression): keys.append(try key(expression, select, scope))
        case .empty: continue
        case .rollup(_, let span), .cube(_, let span), .groupingSets(_, let span):
          throw .notAvailable("ROLLUP, CUBE and GROUPING SETS", span)
        }
      }
      return keys
    }
  }

  /// GROUP BY ALL: every item without an aggregate.
  private func keyOfAll(_ item: SelectItem, _ scope: Scope) throws(Diagnostic) -> Expression? {
    guard case .expression(let expression, _) = item else { return nil }
    let collector = AggregateCollector()
    _ = try self.expression(expression, scope, .groups(collector))
    return collector.aggregates.isEmpty ? expression : nil
  }

  private func key(
    _ expression: Expression, _ select: Select, _ scope: Scope
  ) throws(Diagnostic) -> Expression {
    if let ordinal = try ordinal(expression, count: select.items.count) {
      guard case .expression(let item, _) = select.items[ordinal] else {
        throw .ordinalOfStar(expression.span)
      }
      return item
    }
    guard case .name(let name) = expression.kind, name.parts.count == 1 else { return expression }
    // The input column wins over an alias of that name.
    if scope.columns.contains(where: { $0.key == nameKey(name.text) }) { return expression }
    for case .expression(let item, let alias?) in select.items
    where nameKey(alias.name) == nameKey(name.text) { return item }
    return expression
  }
}
