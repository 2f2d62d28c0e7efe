// A person who types at a terminal and reads the screen.
import TestSupport
import Testing

struct Person {
  static let prompt = "tra> "
  static let enter = "\r"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let left = "\u{1B}[D"
  static let right = "\u{1B}[C"
  static let escape = "\u{1B}"
  static let backspace = "\u{7F}"

  let terminal: PseudoTerminal
  /// Stays as long as the person needs the files in it.
  private let folder: TemporaryDirectory?

  /// Starts `tra` and waits for its first prompt.
  init(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24, in folder: TemporaryDirectory? = nil, workingDirectory: String? = nil,
    at location: SourceLocation = #_sourceLocation
  ) {
    self.folder = folder
    terminal = PseudoTerminal(
      arguments, environment: environment, workingDirectory: workingDirectory, columns: columns,
      rows: rows)
    sees(Self.prompt, at: location)
  }

  /// Someone before a program that runs already.
  init(at terminal: PseudoTerminal) {
    self.terminal = terminal
    folder = nil
  }

  var screen: ScreenEmulator { terminal.screen }

  func types(_ text: String) { terminal.send(text) }

  /// Types a control key by its letter.
  func control(_ letter: Character) {
    terminal.send([(letter.asciiValue ?? 0) & 0x1F])
  }

  /// Types a line, and waits until it has been run and the prompt is back.
  func runs(_ line: String, at location: SourceLocation = #_sourceLocation) {
    let before = promptCount(screen)
    types(line + Self.enter)
    sees("the next prompt", at: location) {
      promptCount($0) > before && $0.cursorLine == Self.prompt
    }
  }

  func sees(_ text: String, at location: SourceLocation = #_sourceLocation) {
    sees("'\(text)'", at: location) { $0.contains(text) }
  }

  /// The row of the cursor is this text.
  func editing(_ line: String, at location: SourceLocation = #_sourceLocation) {
    sees("'\(line)' at the cursor", at: location) { $0.cursorLine == line }
  }

  func sees(
    _ what: String, at location: SourceLocation = #_sourceLocation,
    _ condition: (ScreenEmulator) -> Bool
  ) {
    guard !terminal.wait(until: condition) else { return }
    Issue.record("waited for \(what), the screen is:\n\(screen.text)", sourceLocation: location)
  }

  /// - Returns: how the program ended.
  func leaves() -> ProgramStatus? {
    control("d")
    return terminal.waitForExit()
  }

  private func promptCount(_ screen: ScreenEmulator) -> Int {
    screen.text.split(separator: "\n").count { $0.hasPrefix(Self.prompt) }
  }
}

extension ScreenEmulator {
  func contains(_ pattern: some RegexComponent) -> Bool { text.contains(pattern) }

  func count(of text: String) -> Int { self.text.ranges(of: text).count }
}
