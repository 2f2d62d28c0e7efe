/// A text as lines of a given width.
enum WrappedText {
  /// How much deeper than the first the other lines begin.
  private static let indent = 2

  /// Breaks at blanks where there are any; at least one character stands in a line.
  static func lines(_ text: String, width: Int) -> [String] {
    let depth = text.prefix { $0 == " " }.count + indent
    let padding = String(repeating: " ", count: min(depth, width / 2))
    var lines: [String] = []
    var rest = text[...]
    repeat {
      let head = lines.isEmpty ? "" : padding
      let line = first(of: rest, width: width - head.utf8.count)
      lines.append(head + line)
      rest = rest[line.endIndex...]
      rest = rest.drop { $0 == " " }
    } while !rest.isEmpty
    return lines
  }

  private static func first(of text: Substring, width: Int) -> Substring {
    var whole = String(text)
    let count = whole.withUTF8 { CellWidth.prefix($0, width: width).count }
    let fitting = text.prefix(max(count, 1))
    if fitting.endIndex == text.endIndex || text[fitting.endIndex] == " " { return fitting }
    guard let blank = fitting.lastIndex(of: " "),
      fitting[..<blank].contains(where: { $0 != " " })
    else { return fitting }
    return fitting[..<blank]
  }
}
