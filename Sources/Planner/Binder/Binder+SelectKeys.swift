import Engine
import Language

/// GROUP BY of the SELECT form: ordinals, aliases and ALL become expressions.
extension Binder {
  /// The expressions of GROUP BY, with ordinals and aliases replaced by what they stand for.
  func keys(_ select: Select, _ scope: Scope) throws(Diagnostic) -> [Expression] {
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
