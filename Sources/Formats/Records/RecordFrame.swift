import Engine

/// What stands around the cells of a mode that writes row after row.
struct RecordFrame {
  /// Before the first row: a byte order mark, names, a bracket.
  var opening: [UInt8] = []
  /// Before each column's cell.
  var before: [[UInt8]]
  var rowEnd: [UInt8]
  var betweenRows: [UInt8] = []
  var closing: [UInt8] = []
}

extension ResultWriter {
  /// Writes row after row, with memory for one chunk.
  func writeRecords(
    _ result: ResultTable, in frame: RecordFrame, style: CellStyle, to sink: OutputSink
  ) throws(OutputError) {
    let formatters = result.columns.map { _ in CellFormatter(style) }
    let columns = frame.before.map { CellColumn(prefix: $0) }
    let rows = CellRows(columns)
    sink.buffer.append(frame.opening)
    var separator: [UInt8] = []
    for chunk in result.chunks {
      for (position, formatter) in formatters.enumerated() {
        columns[position].removeAll()
        formatter.format(chunk[position], rows: 0..<chunk.rowCount, into: columns[position])
      }
      rows.restart()
      for _ in 0..<chunk.rowCount {
        sink.buffer.append(separator)
        separator = frame.betweenRows
        rows.appendNext(to: sink.buffer)
        sink.buffer.append(frame.rowEnd)
        try sink.spill()
      }
    }
    sink.buffer.append(frame.closing)
    try sink.spill()
  }
}

/// Walks columns of cells row by row.
private final class CellRows {
  private struct Cursor {
    var cell: UnsafePointer<UInt8>
    var base: UnsafePointer<UInt8>
    var end: UnsafePointer<Int>
  }

  private let columns: [CellColumn]
  private let cursors: UnsafeMutableBufferPointer<Cursor>

  init(_ columns: [CellColumn]) {
    self.columns = columns
    cursors = .allocate(capacity: columns.count)
    restart()
  }

  deinit { cursors.deallocate() }

  /// To the first row; the columns have changed.
  func restart() {
    for (index, column) in columns.enumerated() {
      let base = UnsafePointer(column.buffer.base)
      cursors.initializeElement(
        at: index, to: Cursor(cell: base, base: base, end: UnsafePointer(column.ends)))
    }
  }

  func appendNext(to buffer: ByteBuffer) {
    for index in cursors.indices {
      let cursor = cursors[index]
      let end = cursor.base + cursor.end.pointee
      buffer.append(padded: cursor.cell, count: end - cursor.cell)
      cursors[index].cell = end
      cursors[index].end = cursor.end + 1
    }
  }
}
