import Engine

/// What a reader brings: the rows, and what a user should know of them.
public struct LoadedTable: Sendable {
  public let table: Table
  /// Renamed columns, columns left out, texts brought to NFC: one sentence each.
  public let notes: [String]
}

/// Reads CSV (RFC 4180) into tables.
public struct CSVReader {
  public let options: CSVOptions
  /// The same table comes of every number; a small file is read by one.
  public var threadCount = 1
  /// Asked and told once a block.
  public var watch = StatementWatch()

  public init(options: CSVOptions = CSVOptions()) { self.options = options }

  /// Reads a file, or all that a pattern matches (`data/2024-*.csv`, columns by name); types follow
  /// from the values, all of which are looked at.
  ///
  /// BOOL, INT64, DECIMAL(18,s), FLOAT64, DATE and RATIO (all values end in `%`) are inferred;
  /// everything else, and a column without values, is STRING.
  /// - Throws: `FileFault` for a file that cannot be read or is no CSV, and where `watch` says so.
  /// - Complexity: one pass; a second one where values beyond the first 256 KiB change a type.
  public func read(path: String) throws(FileFault) -> LoadedTable {
    try InferringRead(CSVInput(path: path, watch), options, threadCount).run()
  }

  /// As `read(path:)`, of bytes that stay where they are.
  public func read(
    bytes: UnsafeBufferPointer<UInt8>, name: String
  ) throws(FileFault) -> LoadedTable {
    try InferringRead(CSVInput(bytes: bytes, name: name, watch), options, threadCount).run()
  }

  /// Reads a file into a declared table; columns are found by name, computed ratios are left out,
  /// and what the file does not have is NULL.
  ///
  /// - Parameter table: rows that stand before; its row groups are shared and its dictionaries
  ///   grow, so nothing may read them meanwhile. Its schema is `schema`.
  /// - Throws: `FileFault`, with the line, for a value that is not of the declared type.
  public func read(
    path: String, schema: TableSchema, appendingTo table: Table? = nil
  ) throws(FileFault) -> LoadedTable {
    try DeclaredRead(CSVInput(path: path, watch), options, schema, table, threadCount).run()
  }

  /// As `read(path:schema:appendingTo:)`, of bytes that stay where they are.
  public func read(
    bytes: UnsafeBufferPointer<UInt8>, name: String, schema: TableSchema
  ) throws(FileFault) -> LoadedTable {
    try DeclaredRead(CSVInput(bytes: bytes, name: name, watch), options, schema, nil, threadCount)
      .run()
  }
}

extension LoadedTable {
  /// Columns of equal length as a table.
  init(_ schema: TableSchema, _ columns: [CSVColumn], notes: [String]) {
    for column in columns { column.finish() }
    let groupCount = columns.first?.segments.count ?? 0
    let groups = (0..<groupCount).map { index in
      let segments = columns.map { $0.segments[index] }
      return RowGroup(segments: segments, rowCount: segments[0].vector.count)
    }
    table = Table(
      schema: schema, rowGroups: groups, dictionaries: columns.map { $0.dictionary })
    self.notes = notes + columns.compactMap(Self.normalizationNote)
  }

  private static func normalizationNote(_ column: CSVColumn) -> String? {
    guard column.normalizedCount > 0 else { return nil }
    let values =
      column.normalizedCount == 1 ? "1 value" : "\(groupedCount(column.normalizedCount)) values"
    return "column '\(column.name)': \(values) brought to NFC"
  }
}
