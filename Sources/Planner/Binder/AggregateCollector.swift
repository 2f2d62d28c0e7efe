import Engine
import Language

/// The aggregates that a stage's expressions name, and the columns that they name outside of them.
final class AggregateCollector {
  /// Subqueries inside of the aggregates, which are asked for each row of the input.
  let inputSide = SideColumns()
  private(set) var aggregates: [ComputedAggregate] = []
  private(set) var aggregateIDs: ColumnSet = []
  /// Positions in `aggregates`, by the hash of the call.
  private var positions: [Int: [Int]] = [:]
  /// The keys, and the columns that tell whether a grouping set leaves them out.
  var groupingFlags: [(key: BoundExpression, flag: PlanColumn)] = []
  /// Keys that hold a subquery, by their text: bound anew the subquery would be another one.
  var writtenKeys: [(sql: String, column: PlanColumn)] = []
  /// How often an aggregate was named so far.
  private(set) var useCount = 0
  /// Columns outside of aggregates, which must turn out to be parts of keys.
  private var columnsSeen: [ColumnID: ObjectName] = [:]

  /// Joined to the filter of every aggregate.
  private let filter: BoundExpression?

  init(filter: BoundExpression? = nil) { self.filter = filter }

  /// Takes over aggregates that another collector made.
  func adopt(_ others: [ComputedAggregate]) {
    for aggregate in others { append(aggregate) }
  }

  private func append(_ aggregate: ComputedAggregate) {
    aggregates.append(aggregate)
    aggregateIDs.insert(aggregate.column.id)
  }

  func sees(_ id: ColumnID, _ name: ObjectName) {
    if columnsSeen[id] == nil { columnsSeen[id] = name }
  }

  /// The column that will hold the aggregate; the same call twice is computed once.
  func add(_ call: AggregateCall, _ binder: Binder) -> PlanColumn {
    useCount += 1
    let call = filter.map(call.filtered) ?? call
    var hasher = Hasher()
    hasher.combine(call.function.name)
    for argument in call.arguments { argument.hash(into: &hasher) }
    let hash = hasher.finalize()
    let known = positions[hash, default: []].first { aggregates[$0].call.isSame(as: call) }
    if let known { return aggregates[known].column }
    let aggregate = ComputedAggregate(id: binder.newColumn(), call)
    positions[hash, default: []].append(aggregates.count)
    append(aggregate)
    return aggregate.column
  }

  /// The key that is written like `expression`; nil where there is none, or none that needs it.
  func writtenKey(_ expression: Expression) -> PlanColumn? {
    if writtenKeys.isEmpty { return nil }
    let text = expression.sql
    return writtenKeys.first { $0.sql == text }?.column
  }

  /// `GROUPING(key)`; nil where the expression is no key.
  func groupingFlag(_ key: BoundExpression) -> PlanColumn? {
    useCount += 1
    return groupingFlags.first { $0.key.isSame(as: key) }?.flag
  }

  /// `expression` over the groups: each part that equals a key becomes the key's column.
  ///
  /// - Throws: an error at the first column that is neither inside an aggregate nor part of a key.
  func overGroups(
    _ expression: BoundExpression, keys: [Computed], also known: ColumnSet = []
  ) throws(Diagnostic) -> BoundExpression {
    let grouped = expression.mapped { part in
      keys.first { $0.expression.isSame(as: part) }?.column.reference
    }
    let allowed = known.union(ColumnSet(keys.map(\.column.id)))
      .union(aggregateIDs)
      .union(ColumnSet(groupingFlags.map(\.flag.id)))
    let strangers = grouped.columnIDs.subtracting(allowed).ids.compactMap { columnsSeen[$0] }
    if let first = strangers.min(by: { $0.span.start < $1.span.start }) {
      throw .neitherKeyNorAggregate(first)
    }
    return grouped
  }
}

extension AggregateCall {
  /// The same over the rows that also fulfil `condition`.
  fileprivate func filtered(by condition: BoundExpression) -> AggregateCall {
    AggregateCall(
      function: function, arguments: arguments, order: order, isDistinct: isDistinct,
      filter: filter.map { .and(condition, $0) } ?? condition, type: type, origin: origin)
  }

  func isSame(as other: AggregateCall) -> Bool {
    guard function.name == other.function.name, isDistinct == other.isDistinct,
      order == other.order,
      arguments.count == other.arguments.count, type == other.type
    else { return false }
    switch (filter, other.filter) {
    case (nil, nil): break
    case (let mine?, let theirs?): guard mine.isSame(as: theirs) else { return false }
    default: return false
    }
    return zip(arguments, other.arguments).allSatisfy { $0.isSame(as: $1) }
  }
}
