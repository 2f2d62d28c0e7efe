import Engine
import Language

/// Keys on the way to an aggregate node, for the AGGREGATE stage and the SELECT form alike.
struct Grouping {
  let binder: Binder
  let input: BoundRelation
  /// Subqueries inside of the keys.
  private let side = SideColumns()
  /// Each with a fresh id, computed from the input's columns.
  private(set) var keys: [Computed] = []
  /// The keys as columns of the result; a poolable ratio as a key is published.
  private(set) var columns: [ScopeColumn] = []

  init(binder: Binder, input: BoundRelation) {
    self.binder = binder
    self.input = input
  }

  mutating func add(_ expression: Expression, _ alias: Identifier?) throws(Diagnostic) {
    let bound = try binder.expression(expression, input.scope, .early("GROUP BY", side))
    add(bound, name: binder.itemName(expression, alias))
  }

  mutating func add(_ bound: TypedExpression, name: String) {
    let key = Computed(id: binder.newColumn(), bound.expression)
    keys.append(key)
    columns.append(ScopeColumn(name, key.column))
  }

  /// The expression with keys and aggregates for what equals them.
  func overGroups(
    _ bound: TypedExpression, _ collector: AggregateCollector, also known: ColumnSet = []
  ) throws(Diagnostic) -> TypedExpression {
    let expression = try collector.overGroups(bound.expression, keys: keys, also: known)
    let aggregates = ColumnSet(collector.aggregates.map(\.column.id))
    // Only a RATE just made has parts that are aggregates; a ratio that is a key pools no more.
    let parts = bound.parts.flatMap { aggregates.contains($0.numerator.id) ? $0 : nil }
    return TypedExpression(expression, parts: parts, span: bound.span)
  }

  /// The node: keys, then aggregates.
  func relation(_ collector: AggregateCollector) -> BoundRelation {
    let below = input.beside(side).beside(collector.inputSide)
    let plan = LogicalPlan.aggregate(
      below.plan, keys: keys, aggregates: collector.aggregates)
    return BoundRelation(plan: plan, scope: Scope(columns: columns, ranges: []))
  }
}
