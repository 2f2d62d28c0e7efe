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
  /// Asked once a block; true stops with `FileFault.Kind.interrupted`.
  public var shouldStop: (@Sendable () -> Bool)?

  public init(options: CSVOptions = CSVOptions()) { self.options = options }

  /// Reads a file; types follow from its values, all of which are looked at.
  ///
  /// BOOL, INT64, DECIMAL(18,s), FLOAT64, DATE and RATIO (all values end in `%`) are inferred;
  /// everything else, and a column without values, is STRING.
  /// - Throws: `FileFault` for a file that cannot be read or is no CSV.
  /// - Complexity: one pass; a second one where values beyond the first 256 KiB change a type.
  public func read(path: String) throws(FileFault) -> LoadedTable {
    try InferringRead(ByteSource(path: path), options, shouldStop).run()
  }

  /// As `read(path:)`, of bytes that stay where they are.
  public func read(
    bytes: UnsafeBufferPointer<UInt8>, name: String
  ) throws(FileFault) -> LoadedTable {
    try InferringRead(ByteSource(bytes: bytes, name: name), options, shouldStop).run()
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
    try DeclaredRead(ByteSource(path: path), options, schema, table, shouldStop).run()
  }

  /// As `read(path:schema:appendingTo:)`, of bytes that stay where they are.
  public func read(
    bytes: UnsafeBufferPointer<UInt8>, name: String, schema: TableSchema
  ) throws(FileFault) -> LoadedTable {
    try DeclaredRead(ByteSource(bytes: bytes, name: name), options, schema, nil, shouldStop).run()
  }
}

/// The blocks of a source, one after the other, until the user stops.
struct CSVBlocks {
  let tokenizer: CSVTokenizer
  let block = CSVBlock(capacity: CSVTokenizer.blockSize)
  let header: CSVHeader
  private let shouldStop: (@Sendable () -> Bool)?
  private var isFirst = true

  init(
    _ source: ByteSource, _ options: CSVOptions, _ shouldStop: (@Sendable () -> Bool)?
  ) throws(FileFault) {
    tokenizer = try CSVTokenizer(source, options)
    self.shouldStop = shouldStop
    guard try tokenizer.next(block) else {
      throw FileFault(
        .content, source.name, "the file is empty",
        help: options.hasHeader ? ["the first line holds the names of the columns"] : [])
    }
    header = try CSVHeader(block, options, tokenizer)
  }

  /// The next block; the first one was filled for its header.
  mutating func next() throws(FileFault) -> CSVBlock? {
    if shouldStop?() == true {
      throw FileFault(.interrupted, tokenizer.source.name, "interrupted")
    }
    if isFirst {
      isFirst = false
      return block
    }
    return try tokenizer.next(block) ? block : nil
  }

  /// What a column found, with its place.
  func fault(_ problem: CSVColumn.Problem, _ column: CSVColumn) -> FileFault {
    guard column.position >= 0 else {
      return FileFault(.content, tokenizer.source.name, problem.message)
    }
    let field = block.field(problem.row, column.position)
    guard let offset = problem.byteOffset else {
      return tokenizer.fault(at: block.fileOffset + Int(field.start), problem.message)
    }
    return tokenizer.invalidText(block, field, offset, problem.message)
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
