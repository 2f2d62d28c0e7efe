import CSystem
import Formats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is known of the terminals behind the three standard descriptors.
///
/// Asked only when a box, a prompt or a message needs it: `tra -c` into a pipe never does.
struct Screen {
  let isInputTerminal: Bool
  let isOutputTerminal: Bool
  let isErrorTerminal: Bool
  var color: Preferences.Color

  init(color: Preferences.Color) {
    self.color = color
    isInputTerminal = isatty(0) == 1
    isOutputTerminal = isatty(1) == 1
    isErrorTerminal = isatty(2) == 1
  }

  /// `--color`, then NO_COLOR, then CLICOLOR_FORCE, then the terminal.
  func usesColor(onTerminal isTerminal: Bool) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if isSet("NO_COLOR") { return false }
    if isSet("CLICOLOR_FORCE"), environment("CLICOLOR_FORCE") != "0" { return true }
    return isTerminal && environment("TERM") != "dumb"
  }

  var size: (columns: Int, rows: Int) { Self.size(of: 1) }

  /// Cells and rows; COLUMNS and LINES only where the terminal does not say.
  static func size(of descriptor: Int32) -> (columns: Int, rows: Int) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if tra_terminal_size(descriptor, &columns, &rows) == 1 { return (Int(columns), Int(rows)) }
    return (given("COLUMNS") ?? 80, given("LINES") ?? 24)
  }

  /// nil where the variable says nothing that a terminal could.
  private static func given(_ variable: String) -> Int? {
    environment(variable).flatMap { UInt16($0) }.flatMap { $0 == 0 ? nil : Int($0) }
  }

  /// The options as the terminal, or a file, completes them.
  func fitted(_ display: DisplaySettings, mode: OutputMode, toTerminal: Bool) -> FormatOptions {
    var options = display.options
    guard mode.isHuman else { return options }
    options.isUTF8 = tra_locale_is_utf8() == 1
    // The widths of characters come from the C library, which needs a character set for them.
    _ = tra_locale_utf8()
    switch display.maxRows {
    case .count(let rows): options.maxRows = rows
    case .all: options.maxRows = nil
    case .fitted: options.maxRows = toTerminal ? max(20, size.rows - 8) : nil
    }
    options.maxWidth = display.maxWidth ?? (toTerminal ? size.columns : nil)
    options.usesColor = toTerminal && usesColor(onTerminal: true)
    return options
  }

  private func isSet(_ name: String) -> Bool { environment(name)?.isEmpty == false }
}

/// The value of a variable of the environment.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
