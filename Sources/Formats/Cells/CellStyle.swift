/// How a mode writes the values of cells.
struct CellStyle: Sendable {
  var escape: TextEscape
  var nullText: [UInt8]
  /// Rounded floats, percentages, the locale.
  var isHuman: Bool
  /// JSON: quotes around text and dates, `null` for what is no number.
  var isJSON = false
  var digits: FormatOptions.Digits
  var locale: FormatOptions.Locale
  var isUTF8: Bool
}

extension CellStyle {
  init(_ mode: OutputMode, _ options: FormatOptions) {
    let separator = Array((options.separator ?? (mode == .tsv ? "\t" : ",")).utf8)
    let null = options.nullText ?? Self.nullText(mode)
    nullText = Array(null.utf8)
    switch mode {
    case .csv: escape = TextEscape(.csv(separator: separator, nullText: nullText))
    case .tsv: escape = TextEscape(.tsv(separator: separator))
    case .json, .jsonl:
      escape = TextEscape(.json)
      nullText = Array("null".utf8)
      isJSON = true
    case .box, .line:
      escape = TextEscape(.screen)
      nullText = escape.cell(null)
    case .markdown:
      escape = TextEscape(.markdown)
      nullText = escape.cell(null)
    case .html:
      escape = TextEscape(.html)
      nullText = escape.cell(null)
    }
    isHuman = mode.isHuman
    digits = options.digits
    locale = mode.isHuman ? options.locale : .plain
    isUTF8 = options.isUTF8
  }

  private static func nullText(_ mode: OutputMode) -> String {
    switch mode {
    case .csv: ""
    case .tsv: "\\N"
    default: "NULL"
    }
  }
}
