import Engine
import Language
import Planner

extension Session {
  /// What each column of a table or view holds: type, NULLs, distinct values, smallest and largest
  /// value as text, bytes in memory (NULL where the column is computed).
  ///
  /// - Throws: for an unknown name; limits.
  public func profile(ofTable name: String) throws(Diagnostic) -> QueryResult {
    try watched { _ throws(Diagnostic) in try unwatchedProfile(ofTable: name) }
  }

  private func unwatchedProfile(ofTable name: String) throws(Diagnostic) -> QueryResult {
    let parts = nameParts(name).map { Identifier($0, span: SourceSpan(0, 0)) }
    guard !parts.isEmpty, let object = try object(named: ObjectName(parts)) else {
      throw .unknownTable(name)
    }
    let from = "FROM \(written(nameParts(name)))"
    let bound = try bound(try parsedQuery(from))
    let profiles = bound.columns.map { column in
      ColumnProfile(column, bytes: object.byteCount(ofColumn: column.name)).sql(from)
    }
    return try rows(profiles.dropFirst().reduce(profiles[0]) { "\($0) |> UNION ALL (\($1))" })
  }

  private func parsedQuery(_ text: String) throws(Diagnostic) -> Query {
    guard case .query(let query) = try Parser.parseStatement(SourceText(text)) else {
      preconditionFailure("FROM is a query")
    }
    return query
  }
}

/// One line of a profile, as a query of one row.
private struct ColumnProfile {
  private let name: String
  private let type: DataType
  private let bytes: Int?

  init(_ column: OutputColumn, bytes: Int?) {
    name = column.name
    type = column.type
    self.bytes = bytes
  }

  func sql(_ from: String) -> String {
    let column = written(name)
    let bytes = bytes.map(String.init) ?? "CAST(NULL AS INT64)"
    return """
      \(from) |> AGGREGATE COUNT(*) - COUNT(\(column)) AS n, COUNT(DISTINCT \(column)) AS d, \
      CAST(MIN(\(column)) AS STRING) AS low, CAST(MAX(\(column)) AS STRING) AS high \
      |> SELECT \(literal(name)) AS "column", \(literal("\(type)")) AS type, n AS nulls, \
      d AS distinct_values, low AS min, high AS max, \(bytes) AS bytes
      """
  }
}

extension CatalogObject {
  /// Of the column's segments and its dictionary; nil for columns that are computed.
  fileprivate func byteCount(ofColumn name: String) -> Int? {
    guard case .table(let table) = self,
      let column = table.schema.columns.first(where: { folded($0.name) == folded(name) }),
      case .stored(let position) = column.kind
    else { return nil }
    return table.rowGroups.reduce(table.dictionaries[position]?.byteCount ?? 0) {
      let vector = $1.segments[position].vector
      return $0 + vector.count * vector.layout.byteCount
    }
  }
}
