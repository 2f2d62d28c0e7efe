// Splits output into characters and control sequences (the part of ECMA-48 that programs here use).

enum ControlParser {
  enum State: Sendable {
    case text, escape, charset
    case control(String)
    /// An operating-system command; its text is dropped.
    case command(escaped: Bool)
  }

  static func accept(_ scalar: Unicode.Scalar, _ screen: inout ScreenEmulator) {
    switch screen.parser {
    case .text: text(scalar, &screen)
    case .escape: escape(scalar, &screen)
    case .charset: screen.parser = .text
    case .control(let parameters):
      if (0x40...0x7E).contains(scalar.value) {
        screen.parser = .text
        run(scalar, parameters, &screen)
      } else {
        screen.parser = .control(parameters + String(scalar))
      }
    case .command(let escaped):
      let ends = scalar == "\u{7}" || (escaped && scalar == "\\")
      screen.parser = ends ? .text : .command(escaped: scalar == "\u{1B}")
    }
  }

  private static func text(_ scalar: Unicode.Scalar, _ screen: inout ScreenEmulator) {
    switch scalar {
    case "\u{1B}": screen.parser = .escape
    case "\r": screen.move(row: screen.row, column: 0)
    case "\n": screen.lineFeed()
    case "\u{8}": screen.move(row: screen.row, column: screen.column - 1)
    case "\t": screen.tab()
    default: if scalar.value >= 0x20 && scalar.value != 0x7F { screen.print(scalar) }
    }
  }

  private static func escape(_ scalar: Unicode.Scalar, _ screen: inout ScreenEmulator) {
    screen.parser = .text
    switch scalar {
    case "[": screen.parser = .control("")
    case "]": screen.parser = .command(escaped: false)
    case "(", ")": screen.parser = .charset
    case "7": screen.saved = (screen.row, screen.column)
    case "8": screen.move(row: screen.saved.row, column: screen.saved.column)
    case "M": screen.reverseLineFeed()
    default: break
    }
  }

  private static func run(
    _ final: Unicode.Scalar, _ parameters: String, _ screen: inout ScreenEmulator
  ) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let first = numbers.first ?? nil
    let count = max(1, first ?? 1)
    switch final {
    case "A": screen.move(row: screen.row - count, column: screen.column)
    case "B": screen.move(row: screen.row + count, column: screen.column)
    case "C": screen.move(row: screen.row, column: screen.column + count)
    case "D": screen.move(row: screen.row, column: screen.column - count)
    case "G": screen.move(row: screen.row, column: count - 1)
    case "d": screen.move(row: count - 1, column: screen.column)
    case "H":
      let second = numbers.count > 1 ? numbers[1] ?? 1 : 1
      screen.move(row: count - 1, column: second - 1)
    case "J": screen.eraseScreen(first ?? 0)
    case "K": screen.eraseLine(first ?? 0)
    case "L": screen.insertLines(count)
    case "M": screen.deleteLines(count)
    case "P": screen.deleteCells(count)
    case "X": screen.eraseCells(count)
    case "@": screen.insertCells(count)
    case "m": for number in numbers { screen.style.take(number ?? 0) }
    case "h", "l": setMode(parameters, on: final == "h", &screen)
    default: break
    }
  }

  private static func setMode(_ mode: String, on: Bool, _ screen: inout ScreenEmulator) {
    switch mode {
    case "4": screen.insertMode = on
    case "?2004": screen.bracketedPaste = on
    default: break
    }
  }
}
