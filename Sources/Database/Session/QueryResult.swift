import Engine
import Formats
import Language

/// The rows of a query, and what there is to say about them.
public struct QueryResult: Sendable {
  public struct Column: Sendable {
    public let name: String
    public let type: DataType
    /// A ratio that RATE can still pool; its parts stand in the chunks, behind the columns if they
    /// are none of them.
    public var isPoolable: Bool { parts != nil }
    /// Positions in the chunks.
    let parts: (numerator: Int, denominator: Int)?

    init(name: String, type: DataType, parts: (numerator: Int, denominator: Int)? = nil) {
      self.name = name
      self.type = type
      self.parts = parts
    }
  }

  public let columns: [Column]
  /// Each has the columns in order, then parts of ratios that are not among them.
  public let chunks: [Chunk]
  public let rowCount: Int
  /// From the binder, and at most one for all divisions by zero.
  public let warnings: [Diagnostic]

  init(columns: [Column], chunks: [Chunk], warnings: [Diagnostic] = []) {
    self.columns = columns
    self.chunks = chunks
    self.warnings = warnings
    rowCount = chunks.reduce(0) { $0 + $1.rowCount }
  }

  /// As the writers take it: the columns alone.
  public var resultTable: ResultTable {
    ResultTable(
      columns: columns.map { ResultTable.Column(name: $0.name, type: $0.type) },
      chunks: chunks.map { chunk in
        chunk.vectors.count == columns.count
          ? chunk : Chunk(Array(chunk.vectors.prefix(columns.count)), rowCount: chunk.rowCount)
      })
  }
}

public enum StatementResult: Sendable {
  case rows(QueryResult)
  /// No rows to show; notes and warnings for stderr.
  case done(notes: [Diagnostic])
}
