import Database
import Formats
import Language

extension Console {
  /// Shows what is taller than the screen through the pager, where a person reads.
  func paged(
    lines: Int, _ body: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard isInteractive, !self.isSafe, !output.isPaging, writesToTerminal, screen.isInputTerminal,
      environment("TERM") != "dumb", lines >= screen.size.rows, let command = self.pager.commandLine
    else { return try body() }
    Pager.prepareEnvironment()
    try output.page(through: command, body)
  }
}

extension QueryResult {
  /// Lines of the text that shows it, about; none for a box that was cut to the screen.
  func lineCount(_ mode: OutputMode, _ maxRows: DisplaySettings.MaxRows) -> Int {
    switch (mode, maxRows) {
    case (.box, .fitted): 0
    case (.box, .count(let count)): min(rowCount, count) + 6
    case (.box, .all): rowCount + 6
    case (.line, _): rowCount * (columns.count + 1)
    default: rowCount + 1
    }
  }
}
