/// Stored rows: row groups of segments. Immutable; appending makes a new table that shares the old
/// row groups and dictionaries.
public final class Table: Sendable {
  public let schema: TableSchema
  public let rowGroups: [RowGroup]
  /// One for each stored column of type STRING, shared by all its segments; nil for other columns.
  public let dictionaries: [TextDictionary?]
  public let rowCount: Int
  /// For a table that lies in a file.
  private let columnCheck: (any ColumnCheck)?

  public init(
    schema: TableSchema, rowGroups: [RowGroup], dictionaries: [TextDictionary?],
    columnCheck: (any ColumnCheck)? = nil
  ) {
    precondition(dictionaries.count == schema.storedColumns.count)
    self.columnCheck = columnCheck
    self.schema = schema
    self.rowGroups = rowGroups
    self.dictionaries = dictionaries
    rowCount = rowGroups.reduce(0) { $0 + $1.rowCount }
  }

  /// To be called before the values or texts of these stored columns are read.
  ///
  /// - Parameter workers: share the work; nil: this thread does it.
  /// - Throws: `.corrupt` where the file behind the table does not hold what it promises.
  public func check(_ columns: [Int], by workers: WorkerPool? = nil) throws(EngineFault) {
    guard let columnCheck else { return }
    for column in columns { try columnCheck.check(column, by: workers) }
  }

  /// As `check`, for all of them.
  public func checkAll() throws(EngineFault) { try check(Array(dictionaries.indices)) }
}

/// Looks at a stored column of a table that lies in a file, when it is first used: to read the
/// whole file when it is opened would take longer than most questions.
public protocol ColumnCheck: Sendable {
  func check(_ column: Int, by workers: WorkerPool?) throws(EngineFault)
}

/// Up to `capacity` rows; also the unit of work that a worker takes (a morsel).
public struct RowGroup: Sendable {
  /// A multiple of `Chunk.capacity`, so that every chunk's validity starts at a word.
  public static let capacity = 64 * Chunk.capacity

  public let segments: [Segment]
  public let rowCount: Int

  public init(segments: [Segment], rowCount: Int) {
    precondition(segments.allSatisfy { $0.vector.count == rowCount })
    self.segments = segments
    self.rowCount = rowCount
  }
}

/// One stored column of a row group, in its narrowest layout, with what skipping needs.
public struct Segment: Sendable {
  public let vector: Vector
  public let nullCount: Int

  public init(_ vector: Vector) {
    self.init(vector, nullCount: vector.validity?.nullCount ?? 0)
  }

  /// - Parameter nullCount: as somebody counted it before.
  public init(_ vector: Vector, nullCount: Int) {
    self.vector = vector
    self.nullCount = nullCount
  }

  /// Values and validity; dictionaries are shared and not counted.
  public var byteCount: Int {
    vector.count * vector.layout.byteCount + (vector.validity == nil ? 0 : (vector.count + 7) / 8)
  }
}
