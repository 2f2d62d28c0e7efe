// Where each character of the edited text stands on the screen: the same arithmetic as libedit's.
import CSystem

/// Rows and columns are 0-based and count from the row of the prompt.
struct LineLayout {
  struct Place: Equatable {
    var row: Int
    var column: Int
    /// Cells of a character that is drawn as itself, 0 for a mark; -1 for newlines, tabs and
    /// controls, which are drawn as something else.
    var width: Int
  }

  /// One place a character, and last the place after the text.
  let places: [Place]
  let columns: Int

  /// - Parameters:
  ///   - promptWidth: cells of the prompt on the first row.
  ///   - columns: of the screen.
  init(_ scalars: [Unicode.Scalar], promptWidth: Int, columns: Int) {
    self.columns = max(columns, 2)
    var pen = Pen(columns: self.columns)
    pen.advance(promptWidth)
    places = scalars.map { pen.place($0) } + [Place(row: pen.row, column: pen.column, width: 0)]
  }

  var lastRow: Int { places[places.count - 1].row }

  /// Row of the cursor, which stands before the character at `index`.
  func row(at index: Int) -> Int { places[min(index, places.count - 1)].row }
}

/// A row that is full is left at once: the next character starts the next row.
private struct Pen {
  let columns: Int
  var row = 0
  var column = 0

  mutating func advance(_ cells: Int) {
    column += cells
    row += column / columns
    column %= columns
  }

  mutating func place(_ scalar: Unicode.Scalar) -> LineLayout.Place {
    switch scalar {
    case "\n":
      defer { newLine() }
      return .init(row: row, column: column, width: -1)
    case "\t":
      defer { tab() }
      return .init(row: row, column: column, width: -1)
    default: break
    }
    let width = Int(tra_wcwidth(scalar.value))
    if width < 0 {
      defer { advance(Self.cellsOfControl(scalar)) }
      return .init(row: row, column: column, width: -1)
    }
    if column + width > columns { newLine() }  // a wide character is not split
    defer { advance(width) }
    return .init(row: row, column: column, width: width)
  }

  private mutating func newLine() {
    row += 1
    column = 0
  }

  private mutating func tab() {
    repeat { advance(1) } while column % 8 != 0
  }

  /// `^A` for the ASCII controls, `\U+FFFE` for the rest.
  private static func cellsOfControl(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 2 }
    return scalar.value > 0xFFFF ? 8 : 7
  }
}

/// Cells of a text of one row; what has no width counts 0.
func displayWidth(_ text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + max(0, Int(tra_wcwidth($1.value))) }
}
