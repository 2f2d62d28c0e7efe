/// The row groups of a table that pruning leaves, one a morsel, as chunks that share their memory.
final class ScanSource: Source {
  private let table: Table
  private let columns: [Int]
  private let rowGroups: [Int]
  private let progress: ScanProgress

  init(_ table: Table, columns: [Int], pruning: [ZoneFilter], progress: ScanProgress) {
    self.table = table
    self.progress = progress
    self.columns = columns
    rowGroups = table.rowGroups.indices.filter { index in
      pruning.allSatisfy { $0.mayMatch(table.rowGroups[index]) }
    }
    progress.expect(rowGroups.reduce(0) { $0 + table.rowGroups[$1].rowCount })
  }

  var morselCount: Int { rowGroups.count }

  func open(_ morsel: Int) -> any ChunkReader {
    let rowGroup = table.rowGroups[rowGroups[morsel]]
    progress.add(rowGroup.rowCount)
    return SliceReader(
      Chunk(columns.map { rowGroup.segments[$0].vector }, rowCount: rowGroup.rowCount))
  }
}

/// Cuts rows that lie in memory as long vectors into chunks.
final class SliceReader: ChunkReader {
  private let rows: Chunk
  private var position = 0

  init(_ rows: Chunk) { self.rows = rows }

  func next() -> Chunk? {
    let count = min(Chunk.capacity, rows.rowCount - position)
    guard count > 0 else { return nil }
    defer { position += count }
    return rows.slice(position, count: count)
  }
}

extension ZoneFilter {
  fileprivate func mayMatch(_ rowGroup: RowGroup) -> Bool {
    guard let bounds = rowGroup.segments[column].vector.bounds else { return true }
    return bounds.low <= high && bounds.high >= low
  }
}
