import Engine

@testable import Formats

/// A CSV text as a table, or the fault as a user reads it.
func loaded(
  _ text: String, schema: TableSchema? = nil, _ change: (inout CSVOptions) -> Void = { _ in }
) throws(FileFault) -> LoadedTable {
  try loaded(Array(text.utf8), schema: schema, change)
}

func loaded(
  _ bytes: [UInt8], schema: TableSchema? = nil, _ change: (inout CSVOptions) -> Void = { _ in }
) throws(FileFault) -> LoadedTable {
  var options = CSVOptions()
  change(&options)
  var reader = CSVReader(options: options)
  reader.threadCount = 2
  let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
  defer { copy.deallocate() }
  _ = copy.initialize(from: bytes)
  let buffer = UnsafeBufferPointer(copy)
  if let schema { return try reader.read(bytes: buffer, name: "t.csv", schema: schema) }
  return try reader.read(bytes: buffer, name: "t.csv")
}

/// The fault of a CSV text: message, then help.
func fault(
  _ text: String, schema: TableSchema? = nil, _ change: (inout CSVOptions) -> Void = { _ in }
) -> [String] {
  fault(Array(text.utf8), schema: schema, change)
}

func fault(
  _ bytes: [UInt8], schema: TableSchema? = nil, _ change: (inout CSVOptions) -> Void = { _ in }
) -> [String] {
  do throws(FileFault) {
    let table = try loaded(bytes, schema: schema, change)
    return ["no fault: \(table.table.rowCount) rows"]
  } catch {
    return [error.description] + error.help
  }
}

func schema(_ columns: [(String, DataType)]) -> TableSchema {
  TableSchema(
    columns: columns.enumerated().map { position, column in
      TableSchema.Column(name: column.0, type: column.1, kind: .stored(position))
    })
}

extension Table {
  var types: [DataType] { schema.columns.map(\.type) }
  var names: [String] { schema.columns.map(\.name) }

  var rows: [[Value]] {
    rowGroups.flatMap { group in
      (0..<group.rowCount).map { row in group.segments.map { $0.vector.value(at: row) } }
    }
  }

  func column(_ position: Int) -> [Value] {
    rowGroups.flatMap { group in
      (0..<group.rowCount).map { group.segments[position].vector.value(at: $0) }
    }
  }

  /// The table as the writers take it.
  var result: ResultTable {
    ResultTable(
      columns: schema.storedColumns.map { ResultTable.Column(name: $0.name, type: $0.type) },
      chunks: rowGroups.map { group in
        Chunk(group.segments.map(\.vector), rowCount: group.rowCount)
      })
  }
}
