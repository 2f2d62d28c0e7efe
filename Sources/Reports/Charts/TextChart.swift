import Formats
import Language

/// A chart of characters, for a terminal or a log.
public enum TextChart {
  /// Rows of the drawing of a line chart.
  static let height = 15
  static let narrowest = 30

  /// Draws `table` as `spec` says.
  ///
  /// - Parameters:
  ///   - width: terminal cells; at least 30 are used.
  ///   - options: the locale and the digits of numbers; `isUTF8` false draws in ASCII.
  /// - Returns: lines without newlines and without blanks at their ends.
  /// - Throws: for columns that are not there or hold no numbers, and for more than can be drawn.
  public static func render(
    _ table: ResultTable, _ spec: ChartSpec, width: Int, options: FormatOptions = FormatOptions()
  ) throws(Diagnostic) -> [String] {
    guard table.rowCount > 0 else { return [ReportWords(options.locale).noRows] }
    let words = ReportWords(options.locale)
    let marks = TextMarks(isUTF8: options.isUTF8)
    let width = max(width, narrowest)
    let lines =
      switch try ChartLayout(table, spec, options) {
      case .bars(let layout): TextBars(layout, width: width, marks: marks).lines
      case .lines(let layout): TextLines(layout, width: width, marks: marks).lines
      case .heat(let layout): TextHeat(layout, width: width, marks: marks, words: words).lines
      }
    return lines.map(\.withoutTrailingBlanks)
  }
}

/// The characters of drawings.
struct TextMarks {
  let isUTF8: Bool

  /// Eighths of a cell, from none to a whole one.
  var eighths: [Character] { isUTF8 ? Array(" ▏▎▍▌▋▊▉█") : Array("        #") }
  /// Whole cells of the series of a bar chart.
  var fills: [Character] { isUTF8 ? Array("█▒░▓") : Array("#=-+") }
  var shades: [Character] { isUTF8 ? Array("·░▒▓█") : Array(".:+#@") }
  /// Points of the series that are joined.
  var points: [Character] { isUTF8 ? Array("●◆■") : Array("*ox") }
  var otherPoint: Character { isUTF8 ? "·" : "." }
  var missing: String { isUTF8 ? "–" : "-" }
  var ellipsis: Character { isUTF8 ? "…" : "~" }
  var axis: Character { isUTF8 ? "│" : "|" }
  var tick: Character { isUTF8 ? "┤" : "+" }
  var horizontal: Character { isUTF8 ? "─" : "-" }
  var vertical: Character { isUTF8 ? "│" : "|" }

  /// Of a step that goes down or up: where it leaves a row, where it meets the next.
  func corners(down: Bool) -> (leaving: Character, meeting: Character) {
    guard isUTF8 else { return ("+", "+") }
    return down ? ("┐", "└") : ("┘", "┌")
  }

  /// At most `width` cells, the cut shown.
  func cut(_ text: String, to width: Int) -> String {
    if CellWidth.of(text) <= width { return text }
    var kept = ""
    var used = 1
    for character in text {
      used += CellWidth.of(String(character))
      if used > width { break }
      kept.append(character)
    }
    return kept + String(ellipsis)
  }

  /// Over two lines of nearly equal width where one is too long.
  func balanced(_ text: String, to width: Int) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    guard CellWidth.of(text) > width, words.count > 1 else { return [cut(text, to: width)] }
    let breaks = (1..<words.count).map { index in
      [words[..<index].joined(separator: " "), words[index...].joined(separator: " ")]
    }
    func longest(_ lines: [String]) -> Int { lines.map { CellWidth.of($0) }.max() ?? 0 }
    let best = breaks.min { longest($0) < longest($1) } ?? [text]
    return best.map { cut($0, to: width) }
  }
}

extension String {
  /// With blanks to `width` terminal cells.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - CellWidth.of(self)))
  }

  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - CellWidth.of(self))) + self
  }

  fileprivate var withoutTrailingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
