// Writes once more what libedit believes to be on the screen, in colour. libedit loses text when an
// insertion pushes it over the edge of a row; the second coat brings it back.

enum LinePainter {
  /// - Parameters:
  ///   - prompt: with its colour, to be painted too; libedit redraws parts of it plain.
  ///   - cursor: index of the character that the terminal's cursor stands on.
  ///   - runs: colours, in ascending order; the rest is plain.
  /// - Returns: output that leaves the cursor where it was.
  static func paint(
    _ scalars: [Unicode.Scalar], prompt: String = "", layout: LineLayout, cursor: Int,
    runs: [StyleRun]
  ) -> String {
    let marks = sgrIndex(of: scalars, runs: runs)
    let home = layout.places[cursor].row
    var output = "\u{1B}7"
    if !prompt.isEmpty { output += moveRows(-home) + "\r" + prompt }
    var start = 0
    while start < scalars.count {
      guard layout.places[start].width > 0 else {
        start += 1
        continue
      }
      let first = layout.places[start]
      var end = start + 1
      while end < scalars.count, marks[end] == marks[start], layout.places[end].row == first.row,
        layout.places[end].width >= 0
      {
        end += 1
      }
      output += "\u{1B}8" + moveRows(first.row - home) + "\u{1B}[\(first.column + 1)G"
      output += "\u{1B}[0\(marks[start].map { ";" + runs[$0].sgr } ?? "")m"
      output.unicodeScalars.append(contentsOf: scalars[start..<end])
      start = end
    }
    return output + "\u{1B}[0m\u{1B}8"
  }

  static func moveRows(_ count: Int) -> String {
    count == 0 ? "" : count < 0 ? "\u{1B}[\(-count)A" : "\u{1B}[\(count)B"
  }

  /// For each character the index of its run.
  private static func sgrIndex(of scalars: [Unicode.Scalar], runs: [StyleRun]) -> [Int?] {
    var offset = 0
    var run = 0
    return scalars.map { scalar in
      defer { offset += UTF8.width(scalar) }
      while run < runs.count, runs[run].range.upperBound <= offset { run += 1 }
      return run < runs.count && runs[run].range.contains(offset) ? run : nil
    }
  }
}
