import Engine

/// Expressions in the user's words: SQL with as few parentheses as it needs.
struct PlanText {
  private let names: ColumnNames
  /// What stands for columns without a name: what they are copies of, or short expressions.
  private var texts: [ColumnID: String] = [:]
  private static let longest = 48

  init(_ names: ColumnNames, of plans: [LogicalPlan]) {
    self.names = names
    for plan in plans { define(plan) }
  }

  subscript(id: ColumnID) -> String { names[id] ?? texts[id] ?? "#\(id)" }

  func range(of id: ColumnID) -> String? { names.range(of: id) }

  private mutating func define(_ plan: LogicalPlan) {
    for input in plan.inputs { define(input) }
    switch plan {
    case .scan(let table, let positions, let columns):
      let stored = table.schema.storedColumns
      for (position, column) in zip(positions, columns) {
        define(column, as: stored[position].name)
      }
    case .project(_, let computed):
      for item in computed { define(item.column, as: self(item.expression)) }
    case .aggregate(_, let keys, let aggregates):
      for key in keys { define(key.column, as: self(key.expression)) }
      for item in aggregates { define(item.column, as: self(item.call)) }
    case .window(_, let windows):
      for window in windows { define(window.column, as: self(window)) }
    case .unionAll(let inputs, let columns):
      for (index, column) in columns.enumerated() {
        define(column, as: self[inputs[0].columns[index].id])
      }
    case .apply(let apply):
      define(apply.subquery.column, as: self(apply.subquery))
    case .values, .filter, .join, .sort, .limit: break
    }
  }

  private mutating func define(_ column: PlanColumn, as text: String) {
    if text.utf8.count <= Self.longest { texts[column.id] = text }
  }

  /// `expression AS name`, or the name alone where it says as much.
  func item(_ column: PlanColumn, _ expression: String) -> String {
    let name = self[column.id]
    let (short, long) = (nameKey(name), nameKey(expression))
    return short == long || short.hasSuffix(".\(long)") || long.hasSuffix(".\(short)")
      ? expression : "\(expression) AS \(name)"
  }

  func list(_ expressions: [BoundExpression]) -> String {
    expressions.map { self($0) }.joined(separator: ", ")
  }
}

extension PlanText {
  func callAsFunction(_ key: SortKey) -> String {
    let collation = key.isVietnamese ? " COLLATE vi" : ""
    let direction = key.isDescending ? " DESC" : ""
    let nulls =
      key.nullsFirst == !key.isDescending ? "" : " NULLS \(key.nullsFirst ? "FIRST" : "LAST")"
    return self(key.expression) + collation + direction + nulls
  }

  func callAsFunction(_ call: AggregateCall) -> String {
    let arguments = call.arguments.dropLast(call.order.count).map { self($0) }
    let keys = zip(call.arguments.suffix(call.order.count), call.order).map {
      self($0) + ($1.isDescending ? " DESC" : "")
    }
    return self.call(
      call.function.name, isDistinct: call.isDistinct, arguments, order: keys, call.filter)
  }

  func callAsFunction(_ window: ComputedWindow) -> String {
    let call = window.call
    let text = self.call(
      call.function.name, isDistinct: call.isDistinct, call.arguments.map { self($0) }, order: [],
      call.filter)
    var over: [String] = []
    if !window.partitionBy.isEmpty { over.append("PARTITION BY \(list(window.partitionBy))") }
    if !window.orderBy.isEmpty {
      over.append("ORDER BY \(window.orderBy.map { self($0) }.joined(separator: ", "))")
    }
    if let frame = call.frame.planText(isOrdered: !window.orderBy.isEmpty) { over.append(frame) }
    return "\(text) OVER (\(over.joined(separator: " ")))"
  }

  func callAsFunction(_ subquery: Subquery) -> String {
    switch subquery.kind {
    case .exists: "EXISTS (subquery)"
    case .scalar: "(subquery)"
    case .contains(let probe, _): "\(self(probe)) IN (subquery)"
    }
  }

  private func call(
    _ name: String, isDistinct: Bool, _ arguments: [String], order: [String],
    _ filter: BoundExpression?
  ) -> String {
    // COUNT is the one that counts rows where it is given nothing.
    let list = arguments.isEmpty && name == "COUNT" ? "*" : arguments.joined(separator: ", ")
    let order = order.isEmpty ? "" : " ORDER BY \(order.joined(separator: ", "))"
    let filter = filter.map { " FILTER (WHERE \(self($0)))" } ?? ""
    return "\(name)(\(isDistinct ? "DISTINCT " : "")\(list)\(order))\(filter)"
  }
}

extension FrameBounds {
  /// nil for the frame that a call has without one.
  fileprivate func planText(isOrdered: Bool) -> String? {
    if self == (isOrdered ? .running : .partition) { return nil }
    return "\(isRange ? "RANGE" : "ROWS") BETWEEN \(start.planText) AND \(end.planText)"
  }
}

extension FrameBounds.Bound {
  fileprivate var planText: String {
    switch self {
    case .unboundedPreceding: "UNBOUNDED PRECEDING"
    case .preceding(let count): "\(count) PRECEDING"
    case .currentRow: "CURRENT ROW"
    case .following(let count): "\(count) FOLLOWING"
    case .unboundedFollowing: "UNBOUNDED FOLLOWING"
    }
  }
}
