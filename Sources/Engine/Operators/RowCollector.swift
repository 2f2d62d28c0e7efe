/// Chunks kept to be laid together once all are there, so that each row is copied once.
final class RowCollector {
  private(set) var columns: [[Vector]]
  private(set) var rowCount = 0
  private let types: [DataType]
  private let charge: MemoryCharge

  /// - Parameter types: of the columns; parts of a column may also be of type NULL.
  init(_ types: [DataType], _ memory: MemoryBudget) {
    self.types = types
    columns = types.map { _ in [] }
    charge = MemoryCharge(memory)
  }

  func add(_ vectors: [Vector], rowCount: Int) throws(EngineFault) {
    try charge.add(Chunk(vectors, rowCount: rowCount).byteCount)
    for (column, vector) in vectors.enumerated() { columns[column].append(vector) }
    self.rowCount += rowCount
  }

  func merge(_ later: RowCollector) throws(EngineFault) {
    try charge.add(later.charge.byteCount)
    for (column, parts) in later.columns.enumerated() { columns[column] += parts }
    rowCount += later.rowCount
  }

  /// All rows, as one long chunk; the collector is empty afterwards, its charge stays.
  ///
  /// - Throws: `.cancelled` or `.timeout`.
  func rows(_ cancellation: Cancellation) throws(EngineFault) -> Chunk {
    let vectors = try columns.indices.map { (column) throws(EngineFault) in
      defer { columns[column] = [] }
      return try Vector.concatenate(columns[column], types[column], cancellation)
    }
    return Chunk(vectors, rowCount: rowCount)
  }
}
