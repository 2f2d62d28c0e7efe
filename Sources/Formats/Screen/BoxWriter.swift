import Engine

/// Draws a result as a box: names, types, rows, and what was left out.
struct BoxWriter {
  /// Below so many cells, texts and names say too little.
  private static let readableWidth = 12

  private let result: ResultTable
  private let options: FormatOptions
  private let marks: BoxMarks
  private let style: CellStyle
  private let names: [String]
  private let cells: [CellColumn]
  /// Display widths of the cells shown, by column.
  private let widths: [[Int]]
  /// Rows shown at the head; the rest of those shown are the tail.
  private let headCount: Int
  private let shownCount: Int

  init(_ result: ResultTable, options: FormatOptions, style: CellStyle) {
    self.result = result
    self.options = options
    self.style = style
    marks = options.isUTF8 ? .unicode : .ascii
    names = result.columns.map { VisibleText.of($0.name) }
    shownCount = min(result.rowCount, max(options.maxRows ?? .max, 1))
    headCount = shownCount == result.rowCount ? shownCount : (shownCount + 1) / 2
    let head = 0..<headCount
    let tail = (result.rowCount - (shownCount - headCount))..<result.rowCount
    cells = result.columns.indices.map { position in
      let column = CellColumn()
      let formatter = CellFormatter(style)
      result.format(position, rows: head, with: formatter, into: column)
      result.format(position, rows: tail, with: formatter, into: column)
      return column
    }
    widths = cells.map { column in (0..<column.count).map { CellWidth.of(column[$0]) } }
  }

  func write(to sink: OutputSink) throws(OutputError) {
    guard !result.columns.isEmpty else { return }
    let layout = BoxLayout(
      result.columns.indices.map(measure), limit: options.maxWidth == 0 ? nil : options.maxWidth,
      gapWidth: marks.ellipsis.count)
    if result.rowCount == 1 && !layout.isNatural {
      return try ResultWriter(mode: .line, options: options).write(result, to: sink)
    }
    drawRule(layout, marks.top, sink.buffer)
    if options.hasHeader {
      drawNames(layout, sink.buffer)
      drawTypes(layout, sink.buffer)
      drawRule(layout, marks.middle, sink.buffer)
    }
    for row in 0..<shownCount {
      if row == headCount { drawGap(layout, sink.buffer) }
      drawRow(row, layout, sink.buffer)
      try sink.spill()
    }
    drawRule(layout, marks.bottom, sink.buffer)
    drawFooter(layout, sink.buffer)
    try sink.spill()
  }

  private func measure(_ position: Int) -> BoxLayout.Column {
    let column = result.columns[position]
    let values = widths[position].max() ?? 0
    let type = options.hasHeader ? column.type.description.count : 0
    let name = options.hasHeader ? CellWidth.of(names[position]) : 0
    let uncut = column.type == .string ? min(values, Self.readableWidth) : values
    return BoxLayout.Column(
      natural: max(values, type, name), minimum: max(uncut, type, min(name, Self.readableWidth)))
  }
}

extension BoxWriter {
  private func drawRule(_ layout: BoxLayout, _ corners: [String], _ buffer: ByteBuffer) {
    for (index, slot) in layout.slots.enumerated() {
      buffer.append(corners[index == 0 ? 0 : 1])
      for _ in 0..<(width(of: slot) + 2) { buffer.append(marks.horizontal) }
    }
    buffer.append(corners[2])
    buffer.append(UInt8(ascii: "\n"))
  }

  private func drawNames(_ layout: BoxLayout, _ buffer: ByteBuffer) {
    drawCells(layout, buffer) { position, width in
      var name = names[position]
      let nameWidth = CellWidth.of(name)
      name.withUTF8 {
        draw($0, ofWidth: nameWidth, position, width, isDim: false, buffer)
      }
    }
  }

  private func drawTypes(_ layout: BoxLayout, _ buffer: ByteBuffer) {
    drawCells(layout, buffer) { position, width in
      var type = result.columns[position].type.description
      let typeWidth = type.count
      type.withUTF8 { draw($0, ofWidth: typeWidth, position, width, isDim: true, buffer) }
    }
  }

  private func drawGap(_ layout: BoxLayout, _ buffer: ByteBuffer) {
    drawCells(layout, buffer) { position, width in
      var mark = marks.rowGap
      mark.withUTF8 { draw($0, ofWidth: 1, position, width, isDim: true, buffer) }
    }
  }

  private func drawRow(_ row: Int, _ layout: BoxLayout, _ buffer: ByteBuffer) {
    if options.wrapsTexts { return drawWrapped(row, layout, buffer) }
    drawCells(layout, buffer) { position, width in
      let column = cells[position]
      draw(
        column[row], ofWidth: widths[position][row], position, width, isDim: column.isNull(row),
        buffer)
    }
  }

  private func drawWrapped(_ row: Int, _ layout: BoxLayout, _ buffer: ByteBuffer) {
    var lines = [[String]](repeating: [], count: cells.count)
    for case .column(let position, let width) in layout.slots {
      lines[position] = WrappedText.lines(
        String(decoding: cells[position][row], as: UTF8.self), width: width)
    }
    for line in 0..<(lines.map(\.count).max() ?? 0) {
      drawCells(layout, buffer) { position, width in
        var text = line < lines[position].count ? lines[position][line] : ""
        let textWidth = CellWidth.of(text)
        text.withUTF8 {
          draw($0, ofWidth: textWidth, position, width, isDim: cells[position].isNull(row), buffer)
        }
      }
    }
  }

  private func drawCells(
    _ layout: BoxLayout, _ buffer: ByteBuffer, _ draw: (_ position: Int, _ width: Int) -> Void
  ) {
    for slot in layout.slots {
      buffer.append(marks.vertical)
      buffer.append(UInt8(ascii: " "))
      switch slot {
      case .column(let position, let width): draw(position, width)
      case .gap: buffer.append(marks.ellipsis)
      }
      buffer.append(UInt8(ascii: " "))
    }
    buffer.append(marks.vertical)
    buffer.append(UInt8(ascii: "\n"))
  }

  /// One cell, padded or cut; numbers stand right.
  private func draw(
    _ text: UnsafeBufferPointer<UInt8>, ofWidth textWidth: Int, _ position: Int, _ width: Int,
    isDim: Bool, _ buffer: ByteBuffer
  ) {
    let padding = width - textWidth
    let isRight = result.columns[position].type.isNumeric
    if isRight { buffer.append(repeating: UInt8(ascii: " "), count: padding) }
    if isDim && options.usesColor { buffer.append(Dim.on) }
    var cutPadding = 0
    if padding >= 0 {
      buffer.append(text)
    } else {
      let ellipsisWidth = marks.ellipsis.count
      let start = CellWidth.prefix(text, width: width - ellipsisWidth)
      buffer.append(String(start))
      buffer.append(marks.ellipsis)
      cutPadding = width - ellipsisWidth - CellWidth.of(String(start))
    }
    if isDim && options.usesColor { buffer.append(Dim.off) }
    buffer.append(
      repeating: UInt8(ascii: " "), count: isRight ? cutPadding : max(padding, cutPadding))
  }

  private func width(of slot: BoxLayout.Slot) -> Int {
    switch slot {
    case .column(_, let width): width
    case .gap: marks.ellipsis.count
    }
  }

  /// Only where something is hidden.
  private func drawFooter(_ layout: BoxLayout, _ buffer: ByteBuffer) {
    let parts = [
      Self.count(result.rowCount, "row", shown: shownCount),
      Self.count(result.columns.count, "column", shown: layout.shownColumns),
    ]
    guard shownCount < result.rowCount || layout.shownColumns < result.columns.count else { return }
    buffer.append((parts + [".last shows all"]).joined(separator: marks.between))
    buffer.append(UInt8(ascii: "\n"))
  }

  private static func count(_ total: Int, _ noun: String, shown: Int) -> String {
    let all = "\(groupedCount(total)) \(noun)\(total == 1 ? "" : "s")"
    return shown == total ? all : "\(all) (\(groupedCount(shown)) shown)"
  }
}

/// The escape sequences of faint text.
enum Dim {
  static let on = "\u{1B}[2m"
  static let off = "\u{1B}[0m"
}

extension ResultTable {
  /// Formats some rows of one column, chunk by chunk.
  func format(
    _ position: Int, rows: Range<Int>, with formatter: CellFormatter, into cells: CellColumn
  ) {
    var first = 0
    for chunk in chunks {
      let own = rows.clamped(to: first..<(first + chunk.rowCount))
      if !own.isEmpty {
        let local = (own.lowerBound - first)..<(own.upperBound - first)
        formatter.format(chunk[position], rows: local, into: cells)
      }
      first += chunk.rowCount
    }
  }
}

extension ResultWriter {
  func writeLines(_ result: ResultTable, to sink: OutputSink) throws(OutputError) {
    var style = CellStyle(mode, options)
    if options.usesColor {
      style.nullText = Array(Dim.on.utf8) + style.nullText + Array(Dim.off.utf8)
    }
    let frame = RecordFrame.line(result.columns.map(\.name), style: style)
    try writeRecords(result, in: frame, style: style, to: sink)
  }
}
