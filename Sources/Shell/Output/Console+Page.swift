import Database
import Formats
import Language

extension Console {
  /// Shows what is taller than the screen through the pager, where a person reads.
  func paged(
    lines: Int, _ body: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard isInteractive, !isSafe, !output.isPaging, writesToTerminal, screen.isInputTerminal,
      environment("TERM") != "dumb", lines >= screen.size.rows, let command = pager.commandLine
    else { return try body() }
    Pager.prepareEnvironment()
    try output.page(through: command, body)
  }
}

extension QueryResult {
  /// Lines of the text that shows it, about.
  func lineCount(_ mode: OutputMode, maxRows: Int?) -> Int {
    let shown = mode == .box ? min(rowCount, maxRows ?? .max) : rowCount
    switch mode {
    case .box: return shown + 6
    case .line: return shown * (columns.count + 1)
    default: return shown + 1
    }
  }
}
