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
  /// Indices of `keys` for each grouping set; nil where all keys make the one set.
  private var sets: [[Int]]?
  /// For each key 1 where a set leaves it out, for GROUPING.
  private var flags: [PlanColumn] = []
  /// The keys as columns of the result; a poolable ratio as a key is published.
  private(set) var columns: [ScopeColumn] = []

  init(binder: Binder, input: BoundRelation) {
    self.binder = binder
    self.input = input
  }

  /// What is written like the key then stands for it; `collector` holds the keys that need that.
  mutating func add(
    _ expression: Expression, _ alias: Identifier?, _ collector: AggregateCollector
  ) throws(Diagnostic) {
    let subqueryCount = side.subqueries.count
    let bound = try binder.expression(expression, input.scope, .early("GROUP BY", side))
    add(bound, name: binder.itemName(expression, alias))
    if side.subqueries.count > subqueryCount {
      collector.writtenKeys.append((expression.sql, keys[keys.count - 1].column))
    }
  }

  /// The keys and sets of a GROUP BY; GROUPING finds them in `collector`.
  mutating func add(_ sets: GroupingSets, _ collector: AggregateCollector) throws(Diagnostic) {
    for key in sets.keys { try add(key, nil, collector) }
    if sets.areExplicit { self.sets = sets.sets }
    flags = keys.map { _ in PlanColumn(id: binder.newColumn(), type: .int64) }
    // HAVING and ORDER BY may find a key as a column of the result.
    collector.groupingFlags =
      zip(keys, flags).map { ($0.expression, $1) }
      + zip(keys, flags).map { ($0.column.reference, $1) }
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
    // Only a RATE just made has parts that are aggregates; a ratio that is a key pools no more.
    let parts = bound.parts.flatMap {
      collector.aggregateIDs.contains($0.numerator.id) ? $0 : nil
    }
    return TypedExpression(expression, parts: parts, span: bound.span)
  }

  /// The node: keys, then aggregates.
  func relation(_ collector: AggregateCollector) -> BoundRelation {
    let below = input.beside(side).beside(collector.inputSide).plan
    let plan =
      sets.map { union(of: $0, below, collector.aggregates) }
      ?? .aggregate(below, keys: keys, aggregates: collector.aggregates)
    return BoundRelation(plan: plan, scope: Scope(columns: columns, ranges: []))
      .extended(by: sets == nil ? constantFlags : [])
  }

  /// Without sets no key is ever left out.
  private var constantFlags: [Computed] {
    flags.map { Computed(id: $0.id, .constant(.int64(0), .int64)) }
  }

  /// One aggregate node for each set; keys that it leaves out are NULL.
  private func union(
    of sets: [[Int]], _ below: LogicalPlan, _ aggregates: [ComputedAggregate]
  ) -> LogicalPlan {
    let inputs = sets.map { set -> LogicalPlan in
      let groups = LogicalPlan.aggregate(
        below, keys: set.map { keys[$0] }, aggregates: aggregates)
      let keyColumns = keys.indices.map { index -> Computed in
        let column = keys[index].column
        return Computed(
          id: column.id,
          set.contains(index) ? column.reference : .constant(.null, column.type))
      }
      let results = aggregates.map { Computed(id: $0.column.id, $0.column.reference) }
      let flagColumns = flags.enumerated().map { index, flag in
        Computed(id: flag.id, .constant(.int64(set.contains(index) ? 0 : 1), .int64))
      }
      return .project(groups, keyColumns + results + flagColumns)
    }
    return .unionAll(
      inputs, columns: keys.map(\.column) + aggregates.map(\.column) + flags)
  }
}
