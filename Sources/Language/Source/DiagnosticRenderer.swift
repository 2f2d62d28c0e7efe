/// A diagnostic as a user sees it: place, line, caret, help.
public struct DiagnosticRenderer {
  public enum Style {
    /// `tra: FILE:LINE:COLUMN: error: …`, then the line with its number.
    case script
    /// `error: …`; for a statement of one line the caret goes under the line just typed, which
    /// began behind a prompt of this many cells.
    case prompt(width: Int)
  }

  private let style: Style
  private let width: Int
  private let cells: (Unicode.Scalar) -> Int

  /// - Parameters:
  ///   - width: cells of a line; longer source lines are shown as a window.
  ///   - cells: the cells that a scalar takes on the screen; below 0 counts as 0.
  public init(_ style: Style, width: Int = 100, cells: @escaping (Unicode.Scalar) -> Int) {
    self.style = style
    self.width = max(width, 40)
    self.cells = cells
  }

  /// The lines of the message, each ended by a newline; what it quotes cannot drive a terminal.
  public func render(_ diagnostic: Diagnostic, in source: SourceText) -> String {
    var lines: [String] = []
    let message = "\(diagnostic.severity.word): \(Neutral.text(diagnostic.message))"
    let place = diagnostic.span.map { SourcePlace($0, in: source) }
    switch style {
    case .prompt(let prompt):
      if let place, place.isOnlyLine, let caret = caretUnderPrompt(place, prompt) {
        lines = [caret, message]
      } else {
        lines = [message] + (place.map(excerpt) ?? [])
      }
    case .script:
      lines = [prefix(source, place) + message] + (place.map(excerpt) ?? [])
    }
    lines += diagnostic.help.map { "help: \(Neutral.text($0))" }
    return lines.map { $0 + "\n" }.joined()
  }

  private func prefix(_ source: SourceText, _ place: SourcePlace?) -> String {
    guard !source.name.isEmpty else { return "tra: " }
    let position = place.map { ":\($0.lineNumber):\($0.column)" } ?? ""
    return "tra: \(Neutral.text(source.name))\(position): "
  }

  /// The source line behind its number, and the caret line.
  private func excerpt(_ place: SourcePlace) -> [String] {
    let number = "\(place.lineNumber)"
    let gutter = String(repeating: " ", count: number.utf8.count)
    let line = SourceLine(place, cells: cells).window(width - number.utf8.count - 3)
    return ["\(number) | \(line.text)", "\(gutter) | \(line.caret)"]
  }

  /// nil where the line was too long for the screen, so that the caret would miss its place.
  private func caretUnderPrompt(_ place: SourcePlace, _ prompt: Int) -> String? {
    let line = SourceLine(place, cells: cells)
    guard prompt + line.totalCells < width else { return nil }
    return String(repeating: " ", count: prompt) + line.window(.max).caret
  }
}

extension Diagnostic.Severity {
  public var word: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }
}
