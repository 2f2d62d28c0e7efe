import Engine
import Language

/// A plan as nested SELECTs.
struct SelectWriter {
  let names: SQLNames
  let printer: SQLExpressionPrinter

  var dialect: SQLDialect { printer.dialect }

  /// The whole query: exactly its columns, under the names that the user sees.
  func text(_ query: BoundQuery) throws(Diagnostic) -> [String] {
    var block = try self.block(query.plan)
    let picked = ColumnSet(query.columns.map(\.id))
    // Fewer columns would make fewer rows distinct.
    if block.isDistinct, picked.ids.count != block.items.count { block = wrapped(block) }
    let aggregates = block.aggregates.subtracting(block.aggregates.subtracting(picked))
    if !block.isStillGrouped(aggregates) { block = wrapped(block) }
    let texts = block.texts
    return block.lines(query.columns.map { (text: texts[$0.id]!, alias: $0.name) }, dialect)
  }

  func block(_ plan: LogicalPlan) throws(Diagnostic) -> SelectBlock {
    switch plan {
    case .scan(let table, let positions, let columns): return try scan(table, positions, columns)
    case .values(let rows, let columns): return try values(rows, columns)
    case .filter(let input, let condition):
      return try filtered(try block(input), condition)
    case .project(let input, let computed): return try projected(try block(input), computed)
    case .aggregate(let input, let keys, let aggregates):
      return try grouped(try block(input), keys, aggregates)
    case .join(let join): return try joined(join)
    case .window(let input, let windows): return try windowed(try block(input), windows)
    case .sort(let input, let keys): return try sorted(try block(input), keys)
    case .limit(let input, let count, let skip):
      var block = try self.block(input)
      if block.isLimited { block = wrapped(block) }
      block.count = count
      block.skip = skip
      return block
    case .unionAll(let inputs, let columns): return try union(inputs, columns)
    case .apply: preconditionFailure("subqueries are unnested before")
    }
  }

  /// The block as a derived table; its order goes on, for which hidden columns may be needed.
  func wrapped(_ block: SelectBlock) -> SelectBlock {
    var inner = block
    let alias = names.tableAlias("q")
    func outer(_ name: String) -> String { "\(dialect.quoted(alias)).\(dialect.quoted(name))" }
    var selected = block.items.map { (text: $0.text, alias: names[$0.id]) }
    var order: [SQLOrder] = []
    for key in block.order {
      var name = selected.first { $0.text == key.text }?.alias
      if name == nil {
        name = names.extraColumn("sort_key")
        selected.append((key.text, name!))
      }
      order.append(SQLOrder(text: outer(name!), suffix: key.suffix))
    }
    if !block.isLimited { inner.order = [] }
    if selected.isEmpty { selected = [("1", names.extraColumn("one"))] }
    let lines = SQLLayout.parenthesised(
      inner.lines(selected, dialect), " AS \(dialect.quoted(alias))")
    var result = SelectBlock(
      items: block.items.map { ($0.id, outer(names[$0.id])) }, from: lines)
    result.order = order
    return result
  }

  private func scan(
    _ table: Table, _ positions: [Int], _ columns: [PlanColumn]
  ) throws(Diagnostic) -> SelectBlock {
    guard let name = names.table(table) else {
      throw .notInDialect("FROM of a file or of RANGE", dialect, nil)
    }
    let alias = names.tableAlias(name)
    let stored = table.schema.storedColumns
    let quotedName = dialect.quoted(name)
    let quotedAlias = dialect.quoted(alias)
    return SelectBlock(
      items: zip(columns, positions).map { column, position in
        (column.id, "\(quotedAlias).\(dialect.quoted(stored[position].name))")
      }, from: [name == alias ? quotedName : "\(quotedName) AS \(quotedAlias)"])
  }

  private func values(
    _ rows: [[BoundExpression]], _ columns: [PlanColumn]
  ) throws(Diagnostic) -> SelectBlock {
    if rows.count == 1, columns.isEmpty { return SelectBlock(items: [], from: []) }
    var lines: [String] = []
    for (number, row) in rows.enumerated() {
      var cells: [String] = []
      for (cell, column) in zip(row, columns) {
        let name = dialect.quoted(names[column.id])
        cells.append(try printer.text(cell, [:]) + (number == 0 ? " AS \(name)" : ""))
      }
      if cells.isEmpty { cells = ["1"] }
      lines.append((number == 0 ? "" : "UNION ALL ") + "SELECT " + cells.joined(separator: ", "))
    }
    return derived(lines, columns)
  }

  private func derived(_ lines: [String], _ columns: [PlanColumn]) -> SelectBlock {
    let alias = dialect.quoted(names.tableAlias("q"))
    return SelectBlock(
      items: columns.map { ($0.id, "\(alias).\(dialect.quoted(names[$0.id]))") },
      from: SQLLayout.parenthesised(lines, " AS \(alias)"))
  }

  private func union(
    _ inputs: [LogicalPlan], _ columns: [PlanColumn]
  ) throws(Diagnostic) -> SelectBlock {
    var lines: [String] = []
    for (number, input) in inputs.enumerated() {
      var block = try self.block(input)
      // An operand of UNION takes neither; a derived table does.
      if block.isLimited { block = wrapped(block) }
      block.order = []
      let texts = block.texts
      var selected = zip(input.columns, columns).map { (text: texts[$0.id]!, alias: names[$1.id]) }
      if block.isDistinct, selected.count != block.items.count {
        block = wrapped(block)
        selected = zip(input.columns, columns).map {
          (text: block.texts[$0.id]!, alias: names[$1.id])
        }
      }
      if selected.isEmpty { selected = [(text: "1", alias: "one")] }
      if number > 0 { lines.append("UNION ALL") }
      let operand = block.lines(selected, dialect)
      lines += dialect == .sqlite ? operand : SQLLayout.parenthesised(operand)
    }
    return derived(lines, columns)
  }
}
