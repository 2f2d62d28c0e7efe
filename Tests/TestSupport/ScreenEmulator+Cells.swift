// What the screen does with its cells: print, move, erase, insert, delete.

extension ScreenEmulator {
  mutating func print(_ scalar: Unicode.Scalar) {
    let width = Self.width(scalar)
    if width == 0 {
      combine(scalar)
      return
    }
    if wrapPending || column + width > columns {
      column = 0
      lineFeed()
    }
    if insertMode { insertCells(width) }
    clearHalves(at: column)
    cells[row][column] = ScreenCell(text: String(scalar), style: style)
    if width == 2 {
      clearHalves(at: column + 1)
      cells[row][column] = ScreenCell(text: String(scalar), style: style)
      cells[row][column + 1] = ScreenCell(text: "", style: style)
    }
    wrapPending = column + width >= columns
    column = min(column + width, columns - 1)
  }

  mutating func lineFeed() {
    wrapPending = false
    if row + 1 < rows {
      row += 1
      return
    }
    scrolledOff.append(Self.text(cells.removeFirst()))
    cells.append(blanks(columns))
  }

  mutating func move(row: Int, column: Int) {
    self.row = min(max(row, 0), rows - 1)
    self.column = min(max(column, 0), columns - 1)
    wrapPending = false
  }

  mutating func tab() { move(row: row, column: (column / 8 + 1) * 8) }

  mutating func reverseLineFeed() {
    if row > 0 { return move(row: row - 1, column: column) }
    cells.removeLast()
    cells.insert(blanks(columns), at: 0)
  }

  /// `part`: 0 from the cursor, 1 up to it, 2 all.
  mutating func eraseLine(_ part: Int) {
    let range = part == 0 ? column..<columns : part == 1 ? 0..<(column + 1) : 0..<columns
    cells[row].replaceSubrange(range, with: blanks(range.count))
    wrapPending = false
  }

  mutating func eraseScreen(_ part: Int) {
    eraseLine(part)
    let others = part == 0 ? (row + 1)..<rows : part == 1 ? 0..<row : 0..<rows
    for index in others { cells[index] = blanks(columns) }
  }

  mutating func deleteCells(_ count: Int) {
    let count = min(count, columns - column)
    cells[row].removeSubrange(column..<(column + count))
    cells[row] += blanks(count)
    wrapPending = false
  }

  mutating func insertCells(_ count: Int) {
    let count = min(count, columns - column)
    cells[row].insert(contentsOf: blanks(count), at: column)
    cells[row].removeLast(count)
  }

  mutating func eraseCells(_ count: Int) {
    let range = column..<min(column + count, columns)
    cells[row].replaceSubrange(range, with: blanks(range.count))
  }

  mutating func deleteLines(_ count: Int) {
    for _ in 0..<min(count, rows - row) {
      cells.remove(at: row)
      cells.append(blanks(columns))
    }
  }

  mutating func insertLines(_ count: Int) {
    for _ in 0..<min(count, rows - row) {
      cells.removeLast()
      cells.insert(blanks(columns), at: row)
    }
  }

  private func blanks(_ count: Int) -> [ScreenCell] {
    Array(repeating: ScreenCell(), count: count)
  }

  /// Half of a wide character alone is not a picture: terminals blank the other half.
  private mutating func clearHalves(at column: Int) {
    if cells[row][column].text.isEmpty, column > 0 { cells[row][column - 1] = ScreenCell() }
    if column + 1 < columns, cells[row][column + 1].text.isEmpty {
      cells[row][column + 1] = ScreenCell()
    }
  }

  private mutating func combine(_ mark: Unicode.Scalar) {
    var target = wrapPending ? column : column - 1
    if target > 0, cells[row][target].text.isEmpty { target -= 1 }
    guard target >= 0 else { return }
    cells[row][target].text.unicodeScalars.append(mark)
  }

  /// Cells that a character takes; written apart from the program's own table on purpose.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
