extension RecordFrame {
  /// csv and tsv.
  static func delimited(
    _ names: [String], mode: OutputMode, options: FormatOptions, style: CellStyle
  ) -> RecordFrame {
    let separator = Array((options.separator ?? (mode == .tsv ? "\t" : ",")).utf8)
    let lineEnd = Array((options.usesCRLF ? "\r\n" : "\n").utf8)
    var opening: [UInt8] = options.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    if options.hasHeader {
      for (position, name) in names.enumerated() {
        if position > 0 { opening += separator }
        opening += style.escape.cell(name)
      }
      opening += lineEnd
    }
    let before = names.indices.map { $0 == 0 ? [] : separator }
    return RecordFrame(opening: opening, before: before, rowEnd: lineEnd)
  }
}
