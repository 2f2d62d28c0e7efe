/// Makes a table, or a longer one out of a table: columns are filled row by row or by chunks, and
/// a row group is sealed whenever it is full.
public final class TableBuilder {
  public let schema: TableSchema
  /// The stored columns, in order; append to each, then call `endRow()`.
  public let columns: [ColumnBuilder]
  private let stored: [TableSchema.Column]
  private var rowGroups: [RowGroup] = []
  private var violated: String?

  /// - Parameter table: its row groups and dictionaries are shared; a last row group that is not
  ///   full is copied and filled up. The dictionaries grow, so nothing may read them meanwhile.
  public init(schema: TableSchema, appendingTo table: Table? = nil) {
    self.schema = schema
    stored = schema.storedColumns
    columns = stored.enumerated().map { position, column in
      ColumnBuilder(type: column.type, dictionary: table?.dictionaries[position])
    }
    guard let table else { return }
    rowGroups = table.rowGroups
    if let last = rowGroups.last, last.rowCount < RowGroup.capacity {
      rowGroups.removeLast()
      for (builder, segment) in zip(columns, last.segments) { builder.append(segment.vector) }
    }
  }

  private var pendingCount: Int { columns.first?.rowCount ?? 0 }

  /// Rows so far, those of the table at the start included.
  public var rowCount: Int { rowGroups.reduce(pendingCount) { $0 + $1.rowCount } }

  /// Ends a row of which each column got its value. A NULL where none may stand is told by
  /// `finish()`.
  public func endRow() {
    if pendingCount == RowGroup.capacity { sealRowGroup() }
  }

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
      let count = min(chunk.rowCount - start, RowGroup.capacity - pendingCount)
      for (builder, vector) in zip(columns, chunk.vectors) {
        builder.append(vector.slice(start, count: count))
      }
      start += count
      if pendingCount == RowGroup.capacity { sealRowGroup() }
    }
  }

  private func sealRowGroup() {
    let count = pendingCount
    for (column, builder) in zip(stored, columns) {
      precondition(builder.rowCount == count, "\(column.name): a row without its value")
      if column.isNotNull && builder.hasNull && violated == nil { violated = column.name }
    }
    rowGroups.append(RowGroup(segments: columns.map { Segment($0.seal()) }, rowCount: count))
  }

  /// The table; the builder is spent.
  ///
  /// - Throws: `.notNullViolated` where a row had NULL in a column that forbids it.
  public func finish() throws(EngineFault) -> Table {
    if pendingCount > 0 { sealRowGroup() }
    if let violated { throw EngineFault(.notNullViolated(column: violated)) }
    return Table(schema: schema, rowGroups: rowGroups, dictionaries: columns.map(\.dictionary))
  }
}
