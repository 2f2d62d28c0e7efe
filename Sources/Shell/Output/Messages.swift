import Formats
import Language

/// Errors, warnings and remarks, on standard error.
final class Messages {
  private let sink = OutputSink(descriptor: 2, name: "<stderr>")
  private let usesColor: Bool
  /// Hides notes and hints; errors and warnings stay.
  var isQuiet: Bool

  init(usesColor: Bool, isQuiet: Bool) {
    self.usesColor = usesColor
    self.isQuiet = isQuiet
  }

  func report(_ diagnostic: Diagnostic, in source: SourceText) {
    if isQuiet && diagnostic.severity == .note { return }
    write(DiagnosticRenderer(usesColor: usesColor).render(diagnostic, in: source))
  }

  /// A remark of the shell, dim at a terminal: it comes and goes without anybody's error.
  func remark(_ text: String) {
    write(usesColor ? "\u{1B}[2m\(text)\u{1B}[0m\n" : text + "\n")
  }

  func write(_ text: String) {
    // There is nobody left to tell that standard error is closed.
    try? sink.write(text)
    try? sink.flush()
  }
}
