// A small terminal: turns what a program writes into what a person sees.

public struct ScreenEmulator: Sendable, CustomStringConvertible {
  public private(set) var columns: Int
  public private(set) var rows: Int
  /// 0-based place of the cursor.
  public internal(set) var row = 0, column = 0
  /// Rows that have left the screen at its top.
  public internal(set) var scrolledOff: [String] = []
  /// Whether the program has asked for bracketed paste.
  public internal(set) var bracketedPaste = false

  /// A cell holds a base character with its marks; the right half of a wide one is "".
  var cells: [[ScreenCell]]
  /// Of the characters that come next.
  var style = ScreenStyle()
  /// The last column was written: the next character goes to the next row.
  var wrapPending = false
  var insertMode = false
  var saved = (row: 0, column: 0)
  var undecoded: [UInt8] = []
  var parser = ControlParser.State.text

  public init(columns: Int = 80, rows: Int = 24) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: ScreenCell(), count: columns), count: rows)
  }

  /// The rows as text, without spaces at their ends; those before the cursor were typed and stay.
  public var lines: [String] {
    cells.indices.map { index in
      let text = Self.text(cells[index])
      guard index == row else { return text }
      let typed = cells[index][..<column].map(\.text).joined()
      return typed.hasPrefix(text) ? typed : text
    }
  }

  /// All that was shown, scrolled rows first, without empty rows at the end.
  public var text: String {
    var all = scrolledOff + lines
    while all.last == "" { all.removeLast() }
    return all.joined(separator: "\n")
  }

  /// The row of the cursor.
  public var cursorLine: String { lines[row] }

  public func contains(_ text: String) -> Bool { self.text.contains(text) }

  /// Takes output of the program; characters and sequences may be cut anywhere.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    undecoded += bytes
    let (scalars, used) = Self.decode(undecoded)
    undecoded.removeFirst(used)
    for scalar in scalars { ControlParser.accept(scalar, &self) }
  }

  /// As xterm does: rows are cut or padded, not reflowed.
  public mutating func resize(columns: Int, rows: Int) {
    while cells.count > rows {
      if row >= rows {
        scrolledOff.append(Self.text(cells.removeFirst()))
        row -= 1
      } else {
        cells.removeLast()
      }
    }
    while cells.count < rows { cells.append([]) }
    for index in cells.indices {
      let line = cells[index].prefix(columns)
      cells[index] = line + Array(repeating: ScreenCell(), count: columns - line.count)
    }
    self.columns = columns
    self.rows = rows
    column = min(column, columns - 1)
    wrapPending = false
  }

  public var description: String { text }

  static func text(_ line: [ScreenCell]) -> String {
    var text = line.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Whole characters at the start of `bytes`, and how many bytes they take.
  private static func decode(_ bytes: [UInt8]) -> (scalars: [Unicode.Scalar], used: Int) {
    var end = bytes.count
    for back in 1...3 where back <= bytes.count {
      let lead = bytes[bytes.count - back]
      if lead & 0xC0 == 0x80 { continue }
      let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      if length > back { end = bytes.count - back }
      break
    }
    return (Array(String(decoding: bytes[..<end], as: UTF8.self).unicodeScalars), end)
  }
}
