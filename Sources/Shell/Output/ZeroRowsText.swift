import CSystem
import Database
import Language

/// The stages of a query that gave no rows, with the rows after each.
enum ZeroRowsText {
  static func lines(of found: ZeroRows) -> [String] {
    let texts = found.stages.map { Neutral.text($0.text, limit: 60) }
    let counts = found.stages.map { grouped($0.rowCount) }
    let textWidth = max(32, texts.map(cellWidth).max() ?? 0)
    let countWidth = max(6, counts.map(\.count).max() ?? 0)
    var lines = ["0 rows."]
    for (index, text) in texts.enumerated() {
      let gap = String(repeating: " ", count: textWidth - cellWidth(text))
      let count = String(repeating: " ", count: countWidth - counts[index].count) + counts[index]
      let isLast = index == texts.count - 1
      lines.append("  \(text)\(gap)\(count)" + (isLast ? "   ← first empty stage" : ""))
    }
    if let hint = found.hint { lines.append("hint: \(hint.shown)") }
    return lines
  }
}

/// The widths of characters come from the C library, which needs a character set for them.
private let hasCharacterSet = tra_locale_utf8() == 1

/// Terminal cells of a text.
func cellWidth(_ text: String) -> Int {
  _ = hasCharacterSet
  return text.unicodeScalars.reduce(0) { $0 + max(0, Int(tra_wcwidth($1.value))) }
}

extension String {
  /// Safe for a terminal: control characters in a visible form.
  var shown: String { Neutral.text(self) }

  /// The same, its lines kept.
  var shownLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).shown }
      .joined(separator: "\n")
  }
}
