/// Stored rows: row groups of segments. Immutable; appending makes a new table that shares the old
/// row groups and dictionaries.
public final class Table: Sendable {
  public let schema: TableSchema
  public let rowGroups: [RowGroup]
  /// One for each stored column of type STRING, shared by all its segments; nil for other columns.
  public let dictionaries: [TextDictionary?]
  public let rowCount: Int

  public init(schema: TableSchema, rowGroups: [RowGroup], dictionaries: [TextDictionary?]) {
    precondition(dictionaries.count == schema.storedColumns.count)
    self.schema = schema
    self.rowGroups = rowGroups
    self.dictionaries = dictionaries
    rowCount = rowGroups.reduce(0) { $0 + $1.rowCount }
  }
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
    self.vector = vector
    nullCount = vector.validity?.nullCount ?? 0
  }

  /// Values and validity; dictionaries are shared and not counted.
  public var byteCount: Int {
    vector.count * vector.layout.byteCount + (vector.validity == nil ? 0 : (vector.count + 7) / 8)
  }
}
