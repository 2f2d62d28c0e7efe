import Engine

/// The answer of a query, as the writers take it.
public struct ResultTable: Sendable {
  public struct Column: Sendable, Equatable {
    public let name: String
    public let type: DataType

    public init(name: String, type: DataType) {
      self.name = name
      self.type = type
    }
  }

  public let columns: [Column]
  public let chunks: [Chunk]
  public let rowCount: Int

  /// Every chunk has one vector a column, of the column's type.
  public init(columns: [Column], chunks: [Chunk]) {
    precondition(chunks.allSatisfy { $0.vectors.count == columns.count })
    self.columns = columns
    self.chunks = chunks
    rowCount = chunks.reduce(0) { $0 + $1.rowCount }
  }
}
