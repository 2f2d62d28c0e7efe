import Engine

extension RandomTables.Table {
  /// What makes the table in Tra, a statement each.
  var statements: [String] {
    if let query { return ["CREATE VIEW \(name) AS \(query)"] }
    var list = columns.map { "\($0.name) \($0.type)" }
    if let ratio { list.append("\(ratio.name) RATIO(\(ratio.numerator), \(ratio.denominator))") }
    let create = "CREATE TABLE \(name) (\(list.joined(separator: ", ")))"
    let tuples = rows.map { row in
      let cells = zip(row, columns).map { cell, column in
        guard let cell else { return "NULL" }
        return switch column.kind {
        case .text: "'\(cell.replacing("'", with: "''"))'"
        case .date, .timestamp: "'\(cell)'"
        case .float: Double(cell)?.isFinite == true ? cell : "CAST('\(cell)' AS FLOAT64)"
        default: cell
        }
      }
      return "(\(cells.joined(separator: ", ")))"
    }
    return rows.isEmpty ? [create] : [create, insert(tuples)]
  }

  private func insert(_ tuples: [String]) -> String {
    let names = columns.map(\.name).joined(separator: ", ")
    return "INSERT INTO \(name) (\(names)) VALUES \(tuples.joined(separator: ", "))"
  }

  /// The same in another engine; a view is no table there, because the printer writes it out.
  func statements(for dialect: SQLDialect) -> [String] {
    if query != nil { return [] }
    let tuples = rows.map { row in
      "(\(zip(row, columns).map { $1.literal($0, dialect) }.joined(separator: ", ")))"
    }
    if dialect == .spark { return [sparkView(tuples)] }
    let list = columns.map { "\($0.name) \($0.type(for: dialect))" }
    let create = "CREATE TABLE \(name) (\(list.joined(separator: ", ")))"
    return rows.isEmpty ? [create] : [create, insert(tuples)]
  }

  private func sparkView(_ tuples: [String]) -> String {
    let casts = columns.map { "CAST(\($0.name) AS \($0.type(for: .spark))) AS \($0.name)" }
    let names = columns.map(\.name).joined(separator: ", ")
    let nothing = "(\(columns.map { _ in "NULL" }.joined(separator: ", ")))"
    let rows = (tuples.isEmpty ? [nothing] : tuples).joined(separator: ", ")
    return "CREATE OR REPLACE TEMP VIEW \(name) AS SELECT \(casts.joined(separator: ", "))"
      + " FROM VALUES \(rows) AS v (\(names))\(tuples.isEmpty ? " WHERE FALSE" : "")"
  }
}

extension RandomTables.Column {
  fileprivate func type(for dialect: SQLDialect) -> String {
    switch (kind, dialect) {
    case (.integer, .sqlite), (.bool, .sqlite): "INTEGER"
    case (.integer, _): "BIGINT"
    case (.text, .spark): "STRING"
    case (.text, _), (.date, .sqlite), (.timestamp, .sqlite): "TEXT"
    case (.date, _): "DATE"
    case (.timestamp, .spark): "TIMESTAMP_NTZ"
    case (.timestamp, _): "TIMESTAMP"
    case (.decimal, .sqlite), (.ratio, .sqlite), (.float, .sqlite): "REAL"
    case (.ratio, _): "DECIMAL(18, 10)"
    case (.decimal, _): type
    case (.float, .postgres): "DOUBLE PRECISION"
    case (.float, _): "DOUBLE"
    case (.bool, _): "BOOLEAN"
    }
  }

  fileprivate func literal(_ value: String?, _ dialect: SQLDialect) -> String {
    guard let value else { return "NULL" }
    switch kind {
    case .text:
      let text = RandomValues.composed[value] ?? value
      if dialect != .spark { return "'\(text.replacing("'", with: "''"))'" }
      return "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    case .date, .timestamp: return "'\(value)'"
    case .integer, .bool: return value
    // A column of VALUES has one type in Spark, and long literals lose digits in DuckDB.
    case .decimal, .ratio, .float:
      return dialect == .sqlite ? value : "'\(value)'"
    }
  }
}
