import Engine

/// Writes a store file: it appears whole or not at all, and the same tables give the same bytes.
public struct SnapshotWriter {
  private var catalog = CatalogBytes()
  private var blocks: [UnsafeRawBufferPointer] = []
  private var dataByteCount = 0

  private init() {}

  /// - Parameter shouldStop: asked between writes; true leaves what was there before.
  /// - Returns: a digest of all of it, as `SnapshotReader.open` gives it.
  public static func write(
    _ snapshot: Snapshot, to path: String, shouldStop: @escaping () -> Bool
  ) throws(OutputError) -> UInt64 {
    var writer = SnapshotWriter()
    writer.describe(snapshot)
    let file = try AtomicFile(path: path)
    file.sink.shouldStop = shouldStop
    // The blocks point into the memory of the tables.
    defer { withExtendedLifetime(snapshot) {} }
    let digest = try writer.write(to: file.sink)
    try file.commit()
    return digest
  }

  private func write(to sink: OutputSink) throws(OutputError) -> UInt64 {
    var header = SnapshotHeader(
      catalogByteCount: catalog.all.count, fileByteCount: 0,
      catalogChecksum: catalog.all.withUnsafeBytes { checksum($0) })
    header.fileByteCount = header.dataStart + dataByteCount + Buffer.slack
    try sink.write(header.bytes)
    try sink.write(catalog.all)
    try sink.writeZeros(header.dataStart - SnapshotHeader.byteCount - catalog.all.count)
    for block in blocks {
      try sink.writePiecewise(block)
      try sink.writeZeros(SnapshotHeader.aligned(block.count) - block.count)
    }
    try sink.writeZeros(Buffer.slack)
    return header.catalogChecksum
  }

  private mutating func describe(_ snapshot: Snapshot) {
    catalog.count(snapshot.tables.count)
    for (name, table) in snapshot.tables { describe(table, name) }
    catalog.count(snapshot.views.count)
    for view in snapshot.views {
      catalog.text(view.name)
      catalog.text(view.text)
    }
  }

  private mutating func describe(_ table: Table, _ name: String) {
    catalog.text(name)
    catalog.text(table.schema.comment)
    catalog.count(table.schema.columns.count)
    for column in table.schema.columns { describe(column) }
    catalog.count(table.rowGroups.count)
    for group in table.rowGroups { catalog.count(group.rowCount) }
    for (position, dictionary) in table.dictionaries.enumerated() {
      if let dictionary { describe(dictionary) }
      for group in table.rowGroups { describe(group.segments[position]) }
    }
  }

  private mutating func describe(_ column: TableSchema.Column) {
    catalog.text(column.name)
    catalog.text(column.comment)
    catalog.type(column.type)
    catalog.flag(column.isNotNull)
    switch column.kind {
    case .stored: catalog.flag(false)
    case .ratio(let numerator, let denominator):
      catalog.flag(true)
      catalog.count(numerator)
      catalog.count(denominator)
    }
  }

  private mutating func describe(_ dictionary: TextDictionary) {
    catalog.flag(dictionary.isUnique)
    catalog.number(UInt64(dictionary.count))
    catalog.block(place(dictionary.storedOffsets))
    catalog.block(place(dictionary.storedBytes))
  }

  private mutating func describe(_ segment: Segment) {
    let vector = segment.vector
    catalog.number(vector.layout.rawValue)
    catalog.count(segment.nullCount)
    catalog.flag(vector.bounds != nil)
    if let bounds = vector.bounds {
      catalog.number(bounds.low)
      catalog.number(bounds.high)
    }
    catalog.block(
      place(
        UnsafeRawBufferPointer(
          start: vector.base, count: vector.count * vector.layout.byteCount)))
    catalog.flag(vector.validity != nil)
    if let validity = vector.validity {
      catalog.block(
        place(UnsafeRawBufferPointer(start: validity.words, count: validity.wordCount * 8)))
    }
  }

  private mutating func place(_ bytes: UnsafeRawBufferPointer) -> SnapshotBlock {
    defer {
      blocks.append(bytes)
      dataByteCount += SnapshotHeader.aligned(bytes.count)
    }
    return SnapshotBlock(
      offset: dataByteCount, byteCount: bytes.count, checksum: checksum(bytes))
  }
}

extension OutputSink {
  fileprivate func write(_ bytes: [UInt8]) throws(OutputError) {
    buffer.append(bytes)
    try spill()
  }

  fileprivate func writeZeros(_ count: Int) throws(OutputError) {
    buffer.append(repeating: 0, count: count)
    try spill()
  }

  /// In pieces: what is gathered before it is handed on would grow to the size of a column.
  fileprivate func writePiecewise(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    var start = 0
    while start < bytes.count {
      let end = min(start + (1 << 20), bytes.count)
      try write(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      start = end
    }
  }
}
