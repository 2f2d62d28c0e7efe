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
    let cells = result.columns.map { _ in CellColumn() }
    sink.buffer.append(frame.opening)
    var isFirst = true
    for chunk in result.chunks {
      for (position, formatter) in formatters.enumerated() {
        cells[position].removeAll()
        formatter.format(chunk[position], rows: 0..<chunk.rowCount, into: cells[position])
      }
      for row in 0..<chunk.rowCount {
        if !isFirst { sink.buffer.append(frame.betweenRows) }
        isFirst = false
        for position in cells.indices {
          sink.buffer.append(frame.before[position])
          sink.buffer.append(cells[position][row])
        }
        sink.buffer.append(frame.rowEnd)
        try sink.spill()
      }
    }
    sink.buffer.append(frame.closing)
    try sink.spill()
  }
}
