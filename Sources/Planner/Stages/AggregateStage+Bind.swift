import Engine
import Language

extension AggregateStage {
  /// Keys, then aggregates; order suffixes become a sort after it, keys first.
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    if aggregates.isEmpty && keys.isEmpty { throw .emptyAggregate(span) }
    let collector = AggregateCollector()
    let side = SideColumns()
    let keyItems = try self.keyItems()
    var grouping = Grouping(binder: binder, input: input)
    for key in keyItems { try grouping.add(key.expression, key.alias) }
    var results: [(TypedExpression, String)] = []
    for item in aggregates {
      let before = collector.useCount
      let bound = try binder.expression(
        item.expression, input.scope, .groups(collector, side, takesWindows: false))
      if collector.useCount == before { throw .noAggregateIn(item.expression.span) }
      results.append((bound, binder.itemName(item.expression, item.alias)))
    }
    var items = BoundItems()
    for (bound, name) in results {
      items.add(
        try grouping.overGroups(bound, collector, also: side.ids), name: name, binder)
    }
    var grouped = grouping.relation(collector)
      .beside(try side.overGroups(collector, grouping.keys)).extended(by: items.computed)
    grouped.scope.columns += items.columns
    return ordered(grouped, keyItems)
  }

  private func keyItems() throws(Diagnostic) -> [AggregateItem] {
    var items: [AggregateItem] = []
    for key in keys {
      switch key {
      case .item(let item):
        if case .literal = item.expression.kind { throw .literalKey(item.expression.span) }
        items.append(item)
      case .set(.empty): continue
      case .set(.rollup(_, let span)), .set(.cube(_, let span)),
        .set(.groupingSets(_, let span)):
        throw .notAvailable("ROLLUP, CUBE and GROUPING SETS", span)
      case .set(.expression(let expression)):
        items.append(AggregateItem(expression, alias: nil, order: nil))
      }
    }
    return items
  }

  private func ordered(_ grouped: BoundRelation, _ keyItems: [AggregateItem]) -> BoundRelation {
    var sortKeys: [SortKey] = []
    for (item, column) in zip(keyItems + aggregates, grouped.scope.columns) {
      let isKey = sortKeys.count < keyItems.count && isOrdered
      guard let order = item.order ?? (isKey && isOrdered ? .ascending : nil) else { continue }
      let isDescending = order.isDescending ?? false
      let nullsFirst = order.nulls.map { $0 == .first } ?? !isDescending
      sortKeys.append(
        SortKey(column.column.reference, isDescending: isDescending, nullsFirst: nullsFirst))
    }
    guard !sortKeys.isEmpty else { return grouped }
    return BoundRelation(plan: .sort(grouped.plan, sortKeys), scope: grouped.scope)
  }
}

extension OrderSuffix {
  fileprivate static let ascending = OrderSuffix(isDescending: false, nulls: nil)
}
