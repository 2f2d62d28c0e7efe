/// What a breaker made, as the source of the next pipeline.
final class RowsSource: Source {
  private var rows = Chunk([], rowCount: 0)

  /// Called once, before the first morsel is opened.
  func set(_ rows: Chunk) { self.rows = rows }

  var morselCount: Int { (rows.rowCount + RowGroup.capacity - 1) / RowGroup.capacity }

  func open(_ morsel: Int) -> any ChunkReader {
    let start = morsel * RowGroup.capacity
    let count = min(RowGroup.capacity, rows.rowCount - start)
    return SliceReader(rows.slice(start, count: count))
  }
}

/// A sink whose rows the next pipeline reads.
protocol Breaker: Sink {
  var output: RowsSource { get }
}
