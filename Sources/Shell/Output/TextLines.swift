/// Help in lines that a screen holds.
enum TextLines {
  /// Breaks at blanks, so that no line is longer than `width`, if its words are not.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Two columns: the left ones padded to the widest, but those that are much wider.
  static func columns(_ rows: [(left: String, right: String)], widest: Int = 28) -> [String] {
    let width = min(widest, rows.map(\.left.count).max() ?? 0)
    let gap = String(repeating: " ", count: width + 2)
    return rows.flatMap { row -> [String] in
      let right = wrapped(row.right, width: 100 - width - 2)
      let fits = row.left.count <= width
      let head = fits ? [] : [row.left]
      let start = fits ? row.left + gap.dropFirst(row.left.count) : gap
      return head + [start + (right.first ?? "")] + right.dropFirst().map { gap + $0 }
    }
  }
}
