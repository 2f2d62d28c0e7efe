// Prompt and text as rows of cells.
import CSystem

/// What stands on the screen while a statement is typed. Rows and columns are 0-based.
struct LineFrame: Equatable {
  struct Row: Equatable {
    /// With its colours; plain at both ends.
    var text = ""
    /// All cells are taken.
    var isFull = false
    /// The next row belongs to the same line of the text.
    var wraps = false
  }

  /// Empty before anything was drawn.
  var rows: [Row] = []
  var cursorRow = 0
  var cursorColumn = 0

  /// The part that a screen of `height` rows shows: around the cursor, moved as little as can be.
  ///
  /// - Parameter top: first row shown before; becomes the first row shown now.
  func visible(height: Int, top: inout Int) -> LineFrame {
    top = min(max(top, cursorRow - height + 1), cursorRow, max(0, rows.count - height))
    return LineFrame(
      rows: Array(rows[top..<min(top + height, rows.count)]), cursorRow: cursorRow - top,
      cursorColumn: cursorColumn)
  }

  /// The same, but the first row always stands on the first row of the screen.
  func visibleWithFirst(height: Int, top: inout Int) -> LineFrame {
    guard rows.count > height, var first = rows.first else { return self }
    first.wraps = false
    let rest = LineFrame(
      rows: Array(rows.dropFirst()), cursorRow: max(0, cursorRow - 1), cursorColumn: cursorColumn)
    let shown = rest.visible(height: height - 1, top: &top)
    return LineFrame(
      rows: [first] + shown.rows, cursorRow: cursorRow == 0 ? 0 : shown.cursorRow + 1,
      cursorColumn: cursorColumn)
  }
}

extension LineFrame {
  /// - Parameters:
  ///   - cursor: index into `text`.
  ///   - runs: colours of `text` by UTF-8 offsets, in ascending order; the rest is plain.
  ///   - suggestion: stands dim behind the text as far as its row goes.
  init(
    prompt: StyledPrompt, text: [Unicode.Scalar], cursor: Int, runs: [StyleRun] = [],
    suggestion: String = "", columns: Int
  ) {
    var pen = FramePen(columns: columns)
    for scalar in prompt.text.unicodeScalars { pen.put(scalar, sgr: prompt.sgr) }
    var place = pen.place
    var offset = 0
    var run = 0
    for (index, scalar) in text.enumerated() {
      while run < runs.count, runs[run].range.upperBound <= offset { run += 1 }
      let isStyled = run < runs.count && runs[run].range.contains(offset)
      if index == cursor { place = pen.place }
      pen.put(scalar, sgr: isStyled ? runs[run].sgr : "")
      offset += UTF8.width(scalar)
    }
    if cursor >= text.count { place = pen.place }
    pen.put(suggestion: suggestion)
    self.init(rows: pen.finish(), cursorRow: place.row, cursorColumn: place.column)
  }
}

/// The prompt and the colour of all of it but the blanks at its end.
struct StyledPrompt {
  var text = ""
  var sgr = ""
}

/// A row that is full is left at once: the next character starts the next row.
private struct FramePen {
  let columns: Int
  private var rows: [LineFrame.Row] = []
  private var row = LineFrame.Row()
  private var column = 0
  private var sgr = ""

  init(columns: Int) { self.columns = max(columns, 2) }

  var place: (row: Int, column: Int) { (rows.count, column) }

  mutating func put(_ scalar: Unicode.Scalar, sgr: String) {
    switch scalar {
    case "\n": return close(wraps: false)
    case "\t":
      for _ in column..<min((column / 8 + 1) * 8, columns) { put(" ", width: 1, sgr: sgr) }
      return
    default: break
    }
    guard let picture = picture(of: scalar) else {
      return put(scalar, width: Int(tra_wcwidth(scalar.value)), sgr: sgr)
    }
    for letter in picture.unicodeScalars { put(letter, width: 1, sgr: sgr) }
  }

  mutating func put(suggestion: String) {
    let free = columns - column - 1
    let line = suggestion.prefix { $0 != "\n" }
    var shown = line + (line.endIndex == suggestion.endIndex ? "" : " …")
    while displayWidth(shown) > free, !shown.isEmpty { shown.removeLast() }
    for scalar in shown.unicodeScalars where picture(of: scalar) == nil {
      put(scalar, width: Int(tra_wcwidth(scalar.value)), sgr: "2")
    }
  }

  mutating func finish() -> [LineFrame.Row] {
    close(wraps: false)
    return rows
  }

  private mutating func put(_ scalar: Unicode.Scalar, width: Int, sgr: String) {
    if width == 0, row.text.isEmpty, rows.last?.wraps == true {
      // A mark of the letter that filled the row.
      rows[rows.count - 1].text.unicodeScalars.append(scalar)
      return
    }
    if column + width > columns { close(wraps: true) }  // a wide character is not split
    if sgr != self.sgr {
      row.text += sgr.isEmpty ? "\u{1B}[0m" : "\u{1B}[0;\(sgr)m"
      self.sgr = sgr
    }
    row.text.unicodeScalars.append(scalar)
    column += width
    if column == columns { close(wraps: true) }
  }

  private mutating func close(wraps: Bool) {
    if !sgr.isEmpty { row.text += "\u{1B}[0m" }
    row.isFull = column == columns
    row.wraps = wraps
    rows.append(row)
    row = LineFrame.Row()
    column = 0
    sgr = ""
  }
}
