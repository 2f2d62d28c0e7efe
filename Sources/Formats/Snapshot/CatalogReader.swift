import Engine

/// Makes tables of a catalog. Every number in it is checked before it leads into the file.
struct CatalogReader {
  private let file: MappedFile
  private let dataStart: Int
  private var cursor: CatalogCursor

  /// - Parameter catalog: lies in the memory of `file`.
  init(_ file: MappedFile, _ header: SnapshotHeader, _ catalog: UnsafeRawBufferPointer) {
    self.file = file
    dataStart = header.dataStart
    cursor = CatalogCursor(catalog, path: file.path)
  }

  mutating func snapshot() throws(FileFault) -> Snapshot {
    var names: Set<String> = []
    var tables: [(name: String, table: Table)] = []
    for _ in 0..<(try cursor.count()) {
      let name = try self.name(&names)
      tables.append((name, try table(name)))
    }
    var views: [Snapshot.View] = []
    for _ in 0..<(try cursor.count()) {
      views.append(Snapshot.View(name: try self.name(&names), text: try cursor.text()))
    }
    guard cursor.isAtEnd else { throw cursor.damaged("its catalog goes on behind its end") }
    return Snapshot(tables: tables, views: views)
  }

  private mutating func name(_ known: inout Set<String>) throws(FileFault) -> String {
    let name = try cursor.text()
    guard !name.isEmpty, known.insert(name.lowercased()).inserted else {
      throw cursor.damaged("two names in it are one, or none")
    }
    return name
  }

  private mutating func table(_ name: String) throws(FileFault) -> Table {
    let schema = try schema()
    var rowCounts: [Int] = []
    for _ in 0..<(try cursor.count()) {
      let count = try cursor.count()
      guard 1...RowGroup.capacity ~= count else {
        throw cursor.damaged("'\(name)' has a row group of \(count) rows")
      }
      rowCounts.append(count)
    }
    var columns: [StoredColumn] = []
    for column in schema.storedColumns {
      columns.append(try self.column(column, "'\(column.name)' of '\(name)'", rowCounts))
    }
    return Table(
      schema: schema,
      rowGroups: rowCounts.indices.map { index in
        RowGroup(segments: columns.map { $0.segments[index] }, rowCount: rowCounts[index])
      },
      dictionaries: columns.map(\.dictionary), columnCheck: StoredColumns(file, columns))
  }

  private mutating func schema() throws(FileFault) -> TableSchema {
    let comment = try cursor.optionalText()
    var names: Set<String> = []
    var columns: [TableSchema.Column] = []
    var stored = 0
    for _ in 0..<(try cursor.count()) {
      let name = try self.name(&names)
      let comment = try cursor.optionalText()
      let type = try cursor.type()
      let isNotNull = try cursor.flag()
      var kind = TableSchema.Column.Kind.stored(stored)
      if try cursor.flag() {
        kind = .ratio(numerator: try cursor.count(), denominator: try cursor.count())
      } else {
        stored += 1
      }
      columns.append(
        TableSchema.Column(
          name: name, type: type, isNotNull: isNotNull, comment: comment, kind: kind))
    }
    let schema = TableSchema(columns: columns, comment: comment)
    for column in columns { try checkParts(of: column, among: schema.storedColumns) }
    return schema
  }

  private func checkParts(
    of column: TableSchema.Column, among stored: [TableSchema.Column]
  ) throws(FileFault) {
    guard case .ratio(let numerator, let denominator) = column.kind else { return }
    let isSound =
      column.type == .ratio
      && [numerator, denominator].allSatisfy { part in
        guard stored.indices.contains(part) else { return false }
        switch stored[part].type {
        case .int64, .decimal: return true
        default: return false
        }
      }
    guard isSound else { throw cursor.damaged("the ratio '\(column.name)' has no such parts") }
  }

  private mutating func column(
    _ column: TableSchema.Column, _ title: String, _ rowCounts: [Int]
  ) throws(FileFault) -> StoredColumn {
    var stored = StoredColumn(title: title)
    if column.type == .string { try readDictionary(into: &stored) }
    for rowCount in rowCounts {
      let segment = try segment(column.type, rowCount, &stored)
      guard !column.isNotNull || segment.nullCount == 0 else {
        throw cursor.damaged("\(title) has NULLs, which it forbids")
      }
      stored.segments.append(segment)
    }
    return stored
  }

  private mutating func readDictionary(into column: inout StoredColumn) throws(FileFault) {
    let isUnique = try cursor.flag()
    let count = try cursor.size()
    guard count < UInt32.max else {
      throw cursor.damaged("\(column.title) has \(count) texts")
    }
    let offsets = try place(byteCount: (count + 1) * 8, column.title, &column.textBlocks)
    let bytes = try place(byteCount: nil, column.title, &column.textBlocks)
    column.textByteCount = bytes.count
    column.dictionary = TextDictionary(
      isUnique: isUnique, count: count, buffer: file.buffer, offsets: offsets, bytes: bytes)
  }

  private mutating func segment(
    _ type: DataType, _ rowCount: Int, _ column: inout StoredColumn
  ) throws(FileFault) -> Segment {
    guard let layout = Vector.Layout(rawValue: try cursor.number(UInt8.self)),
      type.mayLie(as: layout)
    else { throw cursor.damaged("\(column.title) lies in a way that \(type) never does") }
    let nullCount = try cursor.count()
    guard nullCount <= rowCount, type != .null || nullCount == rowCount else {
      throw cursor.damaged("\(column.title) has \(nullCount) NULLs in \(rowCount) rows")
    }
    let bounds = try cursor.flag() ? try self.bounds(layout, column.title) : nil
    var blocks: [StoredColumn.Block] = []
    let values = try place(byteCount: rowCount * layout.byteCount, column.title, &blocks)
    var validity: Validity?
    if try cursor.flag() {
      let words = try place(byteCount: (rowCount + 63) / 64 * 8, column.title, &blocks)
      validity = Validity(buffer: file.buffer, byteOffset: words.lowerBound, rowCount: rowCount)
    }
    column.blocks.append(blocks)
    return Segment(
      Vector(
        type: type, layout: layout, count: rowCount, buffer: file.buffer,
        byteOffset: values.lowerBound, validity: validity, bounds: bounds,
        dictionary: column.dictionary),
      nullCount: nullCount)
  }

  private mutating func bounds(
    _ layout: Vector.Layout, _ title: String
  ) throws(FileFault) -> Vector.Bounds {
    let bounds = Vector.Bounds(
      low: try cursor.number(Int64.self), high: try cursor.number(Int64.self))
    guard bounds.low <= bounds.high, layout != .f64, layout != .i128 else {
      throw cursor.damaged("\(title) has no such bounds")
    }
    return bounds
  }

  /// Where the next block of a column lies in the file.
  private mutating func place(
    byteCount: Int?, _ title: String, _ blocks: inout [StoredColumn.Block]
  ) throws(FileFault) -> Range<Int> {
    let block = try cursor.block()
    let start = dataStart + block.offset
    guard block.offset % Buffer.alignment == 0, byteCount ?? block.byteCount == block.byteCount,
      start <= file.buffer.byteCount, block.byteCount <= file.buffer.byteCount - start
    else {
      throw cursor.damaged(
        "\(title) has \(block.byteCount) bytes at \(start), of \(file.buffer.byteCount)")
    }
    let range = start..<(start + block.byteCount)
    blocks.append((range, block.checksum))
    return range
  }
}

extension DataType {
  /// How kernels have met values of the type so far.
  fileprivate func mayLie(as layout: Vector.Layout) -> Bool {
    switch self {
    case .null, .bool: layout == .u8
    case .float64: layout == .f64
    case .decimal(let precision, _) where precision > Self.narrowPrecision: layout != .f64
    default: layout != .f64 && layout != .i128
    }
  }
}
