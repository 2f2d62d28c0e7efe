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
    if keyItems.count < keys.count {
      try grouping.add(try groupingSets(), collector)
    } else {
      for key in keyItems { try grouping.add(key.expression, key.alias, collector) }
    }
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

  /// The plain keys.
  private func keyItems() throws(Diagnostic) -> [AggregateItem] {
    var items: [AggregateItem] = []
    for case .item(let item) in keys {
      if case .literal = item.expression.kind { throw .literalKey(item.expression.span) }
      items.append(item)
    }
    return items
  }

  /// With ROLLUP, CUBE or GROUPING SETS keys have neither aliases nor orders.
  private func groupingSets() throws(Diagnostic) -> GroupingSets {
    var sets = GroupingSets()
    for key in keys {
      switch key {
      case .set(let item): try sets.add(item)
      case .item(let item):
        if item.alias != nil || item.order != nil || isOrdered {
          throw .suffixWithSets(item.expression.span)
        }
        try sets.add(.expression(item.expression))
      }
    }
    return sets
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
