import Engine

/// A logical plan as indented lines, a node a line.
struct PlanPrinter {
  let text: PlanText
  /// Names of the stored tables.
  let tables: [(table: Table, name: String)]
  /// Whether long lists and expressions are cut: those of a wide table would hide the plan.
  var isShort = true
  private static let longestList = 80
  private static let longestExpression = 200

  func lines(_ plan: LogicalPlan) -> [String] {
    var lines: [String] = []
    var waiting = [(plan: plan, depth: 0)]
    while let (plan, depth) = waiting.popLast() {
      lines.append(String(repeating: "  ", count: depth) + title(plan))
      waiting += plan.inputs.reversed().map { ($0, depth + 1) }
    }
    return lines
  }

  func title(_ plan: LogicalPlan) -> String {
    switch plan {
    case .scan(let table, _, let columns):
      let name = self.name(table, columns)
      return columns.count == table.schema.storedColumns.count
        ? "scan \(name)" : "scan \(name) [\(list(columns.map { text[$0.id] }))]"
    case .values(let rows, _): return "\(rows.count) literal row\(rows.count == 1 ? "" : "s")"
    case .filter(_, let condition): return "filter \(shortened(text(condition)))"
    case .project(_, let computed):
      return "project \(list(computed.map { text.item($0.column, text($0.expression)) }))"
    case .aggregate(_, let keys, let aggregates): return grouping(keys, aggregates)
    case .join(let join):
      let kind = join.kind == .inner ? "" : "\(join.kind) "
      guard let condition = join.condition else {
        return join.kind == .inner ? "cross join" : "\(kind)join on TRUE"
      }
      return "\(kind)join on \(shortened(text(condition)))"
    case .apply(let apply): return "for each row: \(text[apply.subquery.column.id])"
    case .window(_, let windows):
      return "window \(list(windows.map { text.item($0.column, text($0)) }))"
    case .sort(_, let keys): return "sort by \(list(keys))"
    case .limit(_, let count, let skip): return "limit \(bounds(count, skip))"
    case .unionAll: return "union all"
    }
  }

  func grouping(_ keys: [Computed], _ aggregates: [ComputedAggregate]) -> String {
    let by = list(keys.map { text.item($0.column, text($0.expression)) })
    if aggregates.isEmpty { return "distinct \(by)" }
    let calls = list(aggregates.map { text.item($0.column, text($0.call)) })
    return keys.isEmpty ? "aggregate \(calls)" : "aggregate \(calls) by \(by)"
  }

  func bounds(_ count: Int?, _ skip: Int) -> String {
    [count.map(String.init), skip > 0 ? "offset \(skip)" : nil].compactMap(\.self)
      .joined(separator: " ")
  }

  func list(_ keys: [SortKey]) -> String { list(keys.map { text($0) }) }

  func list(_ items: [String]) -> String {
    guard isShort else { return items.joined(separator: ", ") }
    var text = ""
    for (index, item) in items.enumerated() {
      if index > 0, text.count + item.count > Self.longestList {
        return text + ", … \(items.count - index) more"
      }
      text += (index > 0 ? ", " : "") + shortened(item)
    }
    return text
  }

  private func shortened(_ expression: String) -> String {
    isShort && expression.count > Self.longestExpression
      ? expression.prefix(Self.longestExpression) + " …" : expression
  }

  /// The table's name, and the alias where the query gives one.
  private func name(_ table: Table, _ columns: [PlanColumn]) -> String {
    let range = columns.first.flatMap { text.range(of: $0.id) }
    guard let name = tables.last(where: { $0.table === table })?.name else {
      return range ?? "table"
    }
    return range.map { nameKey($0) == nameKey(name) ? name : "\(name) \($0)" } ?? name
  }
}
