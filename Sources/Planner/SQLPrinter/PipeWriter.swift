import Engine
import Language

/// A plan as pipes: a stage a node, names instead of nesting.
struct PipeWriter {
  let names: SQLNames
  let printer: SQLExpressionPrinter

  var dialect: SQLDialect { printer.dialect }

  func text(_ query: BoundQuery) throws(Diagnostic) -> [String] {
    let lines = try lines(query.plan)
    let isAsIs =
      query.columns.map(\.id) == query.plan.columns.map(\.id)
      && query.columns.allSatisfy { names[$0.id] == $0.name }
    if isAsIs { return lines }
    return lines
      + stage("SELECT", query.columns.map { renamed(reference($0.id), $0.name) })
  }

  private func reference(_ id: ColumnID) -> String { dialect.quoted(names[id]) }

  private func renamed(_ text: String, _ name: String) -> String {
    let alias = dialect.quoted(name)
    return text == alias ? text : "\(text) AS \(alias)"
  }

  private func stage(_ verb: String, _ items: [String]) -> [String] {
    let lines = SQLLayout.list(verb, items)
    return ["|> " + lines[0]] + SQLLayout.indented(Array(lines.dropFirst()))
  }

  private func columns(_ plan: LogicalPlan) -> SQLExpressionPrinter.Columns {
    Dictionary(
      plan.columns.map { ($0.id, reference($0.id)) }, uniquingKeysWith: { first, _ in first })
  }

  private func lines(_ plan: LogicalPlan) throws(Diagnostic) -> [String] {
    switch plan {
    case .scan(let table, let positions, let columns):
      return try scan(table, positions, columns)
    case .values(let rows, let columns): return try values(rows, columns)
    case .filter(let input, let condition):
      let text = try printer.text(condition, columns(input))
      return try lines(input) + ["|> WHERE \(text)"]
    case .project(let input, let computed):
      var items: [String] = []
      for item in computed { items.append(try self.item(item, input)) }
      return try lines(input) + stage("SELECT", items.isEmpty ? ["1 AS one"] : items)
    case .aggregate(let input, let keys, let aggregates):
      return try lines(input) + grouped(input, keys, aggregates)
    case .join(let join): return try joined(join)
    case .window(let input, let windows):
      var items: [String] = []
      for window in windows {
        items.append(
          renamed(try printer.text(window, columns(input)), names[window.column.id]))
      }
      return try lines(input) + stage("EXTEND", items)
    case .sort(let input, let keys):
      let order = try printer.order(keys, columns(input))
      if order.isEmpty { return try lines(input) }
      return try lines(input) + stage("ORDER BY", order.map { "\($0.text) \($0.suffix)" })
    case .limit(let input, let count, let skip):
      var limit = count.map { "|> LIMIT \($0)" } ?? "|>"
      if skip > 0 { limit += " OFFSET \(skip)" }
      return try lines(input) + (count == nil && skip == 0 ? [] : [limit])
    case .unionAll(let inputs, let columns): return try union(inputs, columns)
    case .apply: preconditionFailure("subqueries are unnested before")
    }
  }

  private func item(_ item: Computed, _ input: LogicalPlan) throws(Diagnostic) -> String {
    renamed(try printer.text(item.expression, columns(input)), names[item.column.id])
  }

  private func scan(
    _ table: Table, _ positions: [Int], _ columns: [PlanColumn]
  ) throws(Diagnostic) -> [String] {
    guard let name = names.table(table) else {
      throw .notInDialect("FROM of a file or of RANGE", dialect, nil)
    }
    let stored = table.schema.storedColumns
    let items = zip(positions, columns).map { position, column in
      renamed(dialect.quoted(stored[position].name), names[column.id])
    }
    return ["FROM \(dialect.quoted(name))"]
      + stage("SELECT", items.isEmpty ? ["1 AS one"] : items)
  }

  private func values(
    _ rows: [[BoundExpression]], _ columns: [PlanColumn]
  ) throws(Diagnostic) -> [String] {
    var lines: [String] = []
    for row in rows {
      var cells: [String] = []
      for (cell, column) in zip(row, columns) {
        cells.append(renamed(try printer.text(cell, [:]), names[column.id]))
      }
      if cells.isEmpty { cells = ["1 AS one"] }
      lines.append((lines.isEmpty ? "" : "UNION ALL ") + "SELECT \(cells.joined(separator: ", "))")
    }
    return lines
  }

  private func grouped(
    _ input: LogicalPlan, _ keys: [Computed], _ aggregates: [ComputedAggregate]
  ) throws(Diagnostic) -> [String] {
    var keyItems: [String] = []
    for key in keys { keyItems.append(try item(key, input)) }
    var items: [String] = []
    for aggregate in aggregates {
      items.append(
        renamed(try printer.text(aggregate.call, columns(input)), names[aggregate.column.id]))
    }
    if keys.isEmpty, aggregates.isEmpty { items = ["count(*) AS one"] }
    let verb = items.isEmpty ? ["|> AGGREGATE"] : stage("AGGREGATE", items)
    return verb + SQLLayout.indented(SQLLayout.list("GROUP BY", keyItems))
  }

  private func joined(_ join: LogicalJoin) throws(Diagnostic) -> [String] {
    let both = columns(join.left).merging(columns(join.right)) { mine, _ in mine }
    var tail = ""
    var words = "\(join.kind.words) JOIN"
    if let condition = join.condition {
      tail = " ON \(try printer.text(condition, both))"
    } else if join.kind == .inner {
      words = "CROSS JOIN"
    } else {
      tail = " ON TRUE"
    }
    let right = SQLLayout.indented(try lines(join.right))
    return try lines(join.left) + ["|> \(words) ("] + right + [")\(tail)"]
  }

  /// Names come from the first operand.
  private func union(
    _ inputs: [LogicalPlan], _ columns: [PlanColumn]
  ) throws(Diagnostic) -> [String] {
    var result: [String] = []
    for (number, input) in inputs.enumerated() {
      let items = zip(input.columns, columns).map {
        renamed(reference($0.id), number == 0 ? names[$1.id] : names[$0.id])
      }
      let operand =
        try lines(input) + stage("SELECT", items.isEmpty ? ["1 AS one"] : items)
      result +=
        number == 0 ? operand : ["|> UNION ALL ("] + SQLLayout.indented(operand) + [")"]
    }
    return result
  }
}
