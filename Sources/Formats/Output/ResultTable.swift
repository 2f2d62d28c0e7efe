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

extension ResultTable {
  /// The cells of one column as a mode writes them, nil for NULL: for charts and reports, which
  /// put their own marks around them.
  ///
  /// - Complexity: a string a row; writers of whole results use `ResultWriter`.
  public func cellTexts(
    _ position: Int, mode: OutputMode, options: FormatOptions = FormatOptions()
  ) -> [String?] {
    let cells = CellColumn()
    let formatter = CellFormatter(CellStyle(mode, options))
    format(position, rows: 0..<rowCount, with: formatter, into: cells)
    return (0..<cells.count).map { row in
      cells.isNull(row) ? nil : String(decoding: cells[row], as: UTF8.self)
    }
  }
}
