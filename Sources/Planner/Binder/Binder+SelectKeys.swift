import Engine
import Language

/// GROUP BY of the SELECT form: ordinals, aliases and ALL become expressions.
extension Binder {
  /// The keys of GROUP BY, with ordinals and aliases replaced by what they stand for.
  func groupingSets(_ select: Select, _ scope: Scope) throws(Diagnostic) -> GroupingSets {
    var sets = GroupingSets()
    switch select.groupBy {
    case nil: break
    case .all:
      for item in select.items {
        if let key = try keyOfAll(item, scope) { try sets.add(.expression(key)) }
      }
    case .items(let items, _):
      for item in items { try sets.add(try resolved(item, select, scope)) }
    }
    return sets
  }

  private func resolved(
    _ item: GroupItem, _ select: Select, _ scope: Scope
  ) throws(Diagnostic) -> GroupItem {
    func keys(_ all: [Expression]) throws(Diagnostic) -> [Expression] {
      var keys: [Expression] = []
      for expression in all { keys.append(try key(expression, select, scope)) }
      return keys
    }
    switch item {
    case .expression(let expression): return .expression(try key(expression, select, scope))
    case .empty: return item
    case .rollup(let all, let span): return .rollup(try keys(all), span)
    case .cube(let all, let span): return .cube(try keys(all), span)
    case .groupingSets(let sets, let span):
      var resolved: [[Expression]] = []
      for set in sets { resolved.append(try keys(set)) }
      return .groupingSets(resolved, span)
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
