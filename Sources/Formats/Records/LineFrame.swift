extension RecordFrame {
  /// `name = value`, names right-aligned, a blank line between rows.
  static func line(_ names: [String], style: CellStyle) -> RecordFrame {
    let shown = names.map(VisibleText.of)
    let widths = shown.map(CellWidth.of)
    let widest = widths.max() ?? 0
    let before = shown.indices.map { index in
      let padding = String(repeating: " ", count: widest - widths[index])
      return Array("\(index == 0 ? "" : "\n")\(padding)\(shown[index]) = ".utf8)
    }
    return RecordFrame(
      before: before, rowEnd: Array("\n".utf8), betweenRows: Array("\n".utf8))
  }
}
