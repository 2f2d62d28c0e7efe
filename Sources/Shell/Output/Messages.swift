import CSystem
import Formats
import Language

/// Errors, warnings and remarks, on standard error.
final class Messages {
  private let sink = OutputSink(descriptor: 2, name: "<stderr>")
  var usesColor = false
  /// Cells of the prompt before a typed line; nil in scripts.
  private let promptWidth: Int?
  /// Hides notes and hints; errors and warnings stay.
  var isQuiet = false
  /// Called before something is written.
  var willWrite = {}

  init(promptWidth: Int?) { self.promptWidth = promptWidth }

  func report(_ diagnostic: Diagnostic, in source: SourceText) {
    if isQuiet && diagnostic.severity == .note { return }
    // The widths of characters come from the C library, which needs a character set for them.
    _ = tra_locale_utf8()
    let isTyped = source.name.isEmpty
    let style = promptWidth.flatMap { isTyped ? DiagnosticRenderer.Style.prompt(width: $0) : nil }
    let renderer = DiagnosticRenderer(style ?? .script) { Int(tra_wcwidth($0.value)) }
    write(colored(renderer.render(diagnostic, in: source), diagnostic.severity))
  }

  /// A remark of the shell, dim at a terminal: nobody made an error.
  func remark(_ text: String) {
    write(usesColor ? "\u{1B}[2m\(text)\u{1B}[0m\n" : text + "\n")
  }

  func write(_ text: String) {
    willWrite()
    do throws(OutputError) {
      try sink.write(text)
      try sink.flush()
    } catch {
      // Standard error is closed: there is nobody left to tell.
    }
  }

  private func colored(_ text: String, _ severity: Diagnostic.Severity) -> String {
    let word = severity.word + ":"
    guard usesColor, let start = text.firstRange(of: word) else { return text }
    let sgr = severity == .error ? "1;31" : severity == .warning ? "1;33" : "1;36"
    return text[..<start.lowerBound] + "\u{1B}[\(sgr)m\(word)\u{1B}[0m"
      + text[start.upperBound...]
  }
}
