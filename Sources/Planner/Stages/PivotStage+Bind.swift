import Engine
import Language

extension PivotStage {
  /// Grouped by all columns that the stage does not mention; each aggregate once for each value,
  /// over the rows that have it.
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    let subject = try input.scope.unqualified(column)
    let collector = AggregateCollector()
    var items: [(TypedExpression, String)] = []
    var mentioned: ColumnSet = [subject.column.id]
    for value in values {
      let condition = try self.condition(value.literal, value.span, subject, binder)
      for aggregate in aggregates {
        let own = AggregateCollector(filter: condition)
        let bound = try binder.expression(aggregate.expression, input.scope, .groups(own))
        if own.aggregates.isEmpty { throw .noAggregateIn(aggregate.expression.span) }
        _ = try own.overGroups(bound.expression, keys: [])
        for made in own.aggregates { mentioned.formUnion(made.call.columnIDs) }
        collector.adopt(own.aggregates)
        items.append((bound, name(value, aggregate)))
      }
    }
    var grouping = Grouping(binder: binder, input: input)
    for column in input.scope.columns where !column.isMentioned(in: mentioned) {
      grouping.add(
        TypedExpression(column.column.reference, parts: column.parts, span: span),
        name: column.name)
    }
    var results = BoundItems()
    for (bound, name) in items { results.add(bound, name: name, binder) }
    var pivoted = grouping.relation(collector).extended(by: results.computed)
    pivoted.scope.columns += results.columns
    return alias.map { binder.aliased(pivoted, $0.name) } ?? pivoted
  }

  private func condition(
    _ literal: Literal, _ span: SourceSpan, _ subject: ScopeColumn, _ binder: Binder
  ) throws(Diagnostic) -> BoundExpression {
    let value = try binder.expression(
      Expression(.literal(literal), span: span), .empty, .noColumns("PIVOT"))
    let column = TypedExpression(subject.column.reference, span: self.column.span)
    let pair = try binder.comparable(column, value, span)
    return .compare(.same, pair.0, pair.1)
  }

  /// `value`, or `aggregate_value` where aggregates have names or are several.
  private func name(
    _ value: (literal: Literal, alias: Identifier?, span: SourceSpan), _ aggregate: AggregateItem
  ) -> String {
    let own = value.alias?.name ?? value.literal.label
    if let alias = aggregate.alias { return "\(alias.name)_\(own)" }
    return aggregates.count == 1 ? own : "\(aggregate.expression.sql)_\(own)"
  }
}

extension ScopeColumn {
  /// The column itself, or as a ratio whose parts are.
  fileprivate func isMentioned(in ids: ColumnSet) -> Bool {
    if ids.contains(column.id) { return true }
    guard let parts else { return false }
    return ids.contains(parts.numerator.id) && ids.contains(parts.denominator.id)
  }
}

extension Literal {
  /// The literal as the name of a column.
  fileprivate var label: String {
    if case .string(let text) = self { return text }
    if case .date(let text) = self { return text }
    return Expression(.literal(self), span: SourceSpan(0, 0)).sql
  }
}
