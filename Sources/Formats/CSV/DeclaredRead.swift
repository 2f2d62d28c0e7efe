import Engine

/// Reads a file into the columns that a table declares.
struct DeclaredRead {
  private let input: CSVInput
  private let options: CSVOptions
  private let schema: TableSchema
  private let table: Table?
  private let threadCount: Int

  init(
    _ input: CSVInput, _ options: CSVOptions, _ schema: TableSchema, _ table: Table?,
    _ threadCount: Int
  ) {
    self.input = input
    self.options = options
    self.schema = schema
    self.table = table
    self.threadCount = threadCount
  }

  func run() throws(FileFault) -> LoadedTable {
    var blocks = try CSVBlocks(input, options)
    var notes = blocks.header.notes
    let positions =
      options.hasHeader ? try match(blocks.header, &notes) : try byOrder(blocks.header)
    let columns = schema.storedColumns.enumerated().map { index, column in
      CSVColumn(
        name: column.name, position: positions[index] ?? -1, type: column.type, isDeclared: true,
        isNotNull: column.isNotNull, options: options, dictionary: table?.dictionaries[index],
        existing: table?.rowGroups.map { $0.segments[index] } ?? [], input.watch)
    }
    try CSVPass(threadCount: threadCount, input.watch).run(&blocks, columns) { index, block in
      let column = columns[index]
      return column.position < 0 ? column.readNothing(block) : column.read(block)
    }
    input.watch.progress.endLoad()
    return LoadedTable(schema, columns, notes: notes)
  }

  /// Where each stored column stands in the file; nil where it is missing.
  private func match(
    _ header: CSVHeader, _ notes: inout [String]
  ) throws(FileFault) -> [Int?] {
    let stored = schema.storedColumns.map { $0.name.lowercased() }
    var positions = [Int?](repeating: nil, count: stored.count)
    for (position, name) in header.names.enumerated() {
      if let index = stored.firstIndex(of: name.lowercased()) {
        positions[index] = position
      } else if schema.columns.contains(where: { $0.name.lowercased() == name.lowercased() }) {
        notes.append("column '\(name)' is computed: left out")
      } else {
        throw unknown(name)
      }
    }
    let missing = zip(schema.storedColumns, positions).filter { $0.1 == nil }.map(\.0.name)
    if !missing.isEmpty {
      notes.append("not in the file, so NULL: \(missing.joined(separator: ", "))")
    }
    return positions
  }

  private func unknown(_ name: String) -> FileFault {
    let names = schema.storedColumns.map(\.name).sorted()
    let shown = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
    return FileFault(
      .content, input.name, line: 1 + options.skip,
      "the table has no column '\(VisibleText.of(name))'",
      help: ["columns of the table: \(shown)"])
  }

  private func byOrder(_ header: CSVHeader) throws(FileFault) -> [Int?] {
    let count = schema.storedColumns.count
    guard header.names.count == count else {
      throw FileFault(
        .content, input.name, line: 1 + options.skip,
        "\(header.names.count) fields, but the table has \(count) columns",
        help: ["without a header, fields stand in the order of the table's columns"])
    }
    return (0..<count).map { $0 }
  }
}
