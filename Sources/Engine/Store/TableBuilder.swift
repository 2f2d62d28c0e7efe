/// Makes a table, or a longer one out of a table: columns are filled row by row, by blocks of rows
/// or by chunks, and a row group is sealed whenever it is full.
///
/// Fill block-wise where speed matters, one column after another: taking a builder out of `columns`
/// for each value counts references up and down, 40 ns, where appending takes one.
public final class TableBuilder {
  public let schema: TableSchema
  /// The stored columns, in order; append to each, then call `endRow()`.
  public let columns: [ColumnBuilder]
  private let stored: [TableSchema.Column]
  private var rowGroups: [RowGroup] = []
  private var violated: String?
  private var pendingCount = 0
  private var sealedByteCount = 0
  private let dictionaryBytesBefore: Int

  /// - Parameter table: its row groups and dictionaries are shared; a last row group that is not
  ///   full is copied and filled up. The dictionaries grow, so nothing may read them meanwhile.
  public init(schema: TableSchema, appendingTo table: Table? = nil) {
    self.schema = schema
    stored = schema.storedColumns
    columns = stored.enumerated().map { position, column in
      ColumnBuilder(type: column.type, dictionary: table?.dictionaries[position])
    }
    dictionaryBytesBefore = columns.reduce(0) { $0 + ($1.dictionary?.allocatedByteCount ?? 0) }
    guard let table else { return }
    rowGroups = table.rowGroups
    if let last = rowGroups.last, last.rowCount < RowGroup.capacity {
      rowGroups.removeLast()
      for (builder, segment) in zip(columns, last.segments) { builder.append(segment.vector) }
      pendingCount = last.rowCount
    }
  }

  /// Rows so far, those of the table at the start included.
  public var rowCount: Int { rowGroups.reduce(pendingCount) { $0 + $1.rowCount } }

  /// What was added so far, texts included.
  public var byteCount: Int {
    columns.reduce(sealedByteCount - dictionaryBytesBefore) {
      $0 + $1.byteCount + ($1.dictionary?.allocatedByteCount ?? 0)
    }
  }

  /// Ends a row of which each column got its value. A NULL where none may stand is told by
  /// `finish()`.
  public func endRow() { endRows(1) }

  /// Ends rows of which every column got all values; at most `room` at once.
  public func endRows(_ count: Int) {
    precondition(count <= room)
    pendingCount += count
    if pendingCount == RowGroup.capacity { sealRowGroup() }
  }

  /// How many rows the open row group still takes; at least 1.
  public var room: Int { RowGroup.capacity - pendingCount }

  /// Rows as vectors of the stored columns, in order.
  ///
  /// - Throws: `.notNullViolated`.
  public func append(_ chunk: Chunk) throws(EngineFault) {
    precondition(chunk.vectors.count == columns.count)
    for (column, vector) in zip(stored, chunk.vectors) where column.isNotNull {
      if let validity = vector.validity, validity.nullCount > 0 {
        throw EngineFault(.notNullViolated(column: column.name))
      }
    }
    var start = 0
    while start < chunk.rowCount {
      let count = min(chunk.rowCount - start, room)
      for (builder, vector) in zip(columns, chunk.vectors) {
        builder.append(vector.slice(start, count: count))
      }
      start += count
      endRows(count)
    }
  }

  private func sealRowGroup() {
    let count = pendingCount
    pendingCount = 0
    for (column, builder) in zip(stored, columns) {
      precondition(builder.rowCount == count, "\(column.name): a row without its value")
      if column.isNotNull && builder.hasNull && violated == nil { violated = column.name }
    }
    let segments = columns.map { Segment($0.seal()) }
    sealedByteCount += segments.reduce(0) { $0 + $1.byteCount }
    rowGroups.append(RowGroup(segments: segments, rowCount: count))
  }

  /// The table; the builder is spent.
  ///
  /// - Throws: `.notNullViolated` where a row had NULL in a column that forbids it.
  public func finish() throws(EngineFault) -> Table {
    precondition(columns.allSatisfy { $0.rowCount == pendingCount }, "a row was not ended")
    if pendingCount > 0 { sealRowGroup() }
    if let violated { throw EngineFault(.notNullViolated(column: violated)) }
    return Table(schema: schema, rowGroups: rowGroups, dictionaries: columns.map(\.dictionary))
  }
}
