import Language

extension DotCommand {
  static let history = DotCommand(
    ".history", aliases: ["\\s"], usage: "[N|/TEXT/]",
    summary: "the last N statements (20), or those that hold TEXT",
    details: ["TEXT is found without case and accents"], takesText: true
  ) { console, arguments throws(Diagnostic) in
    let entries = Array(console.history.entries.enumerated())
    if arguments.rest.hasPrefix("/") {
      let pattern = FoldedText(arguments.rest.dropFirst().trimmingSuffix("/"))
      let found = entries.filter { FoldedText($0.element).contains(pattern) }
      return try console.write(lines: HistoryList.lines(found))
    }
    guard let count = arguments.rest.isEmpty ? 20 : Int(arguments.rest), count > 0 else {
      throw arguments.usage("'\(arguments.rest)' is neither a number nor /TEXT/")
    }
    try console.write(lines: HistoryList.lines(entries.suffix(count)))
  }
}

/// Lines of `.history`: a number, then the statement, its later lines below its first.
private enum HistoryList {
  static func lines(_ entries: [(offset: Int, element: String)]) -> [String] {
    let width = entries.last.map { String($0.offset + 1).count } ?? 0
    return entries.flatMap { entry in
      let number = String(entry.offset + 1)
      let head = String(repeating: " ", count: width - number.count) + number
      let gap = String(repeating: " ", count: width)
      let lines = entry.element.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().map { index, line in
        (index == 0 ? head : gap) + "  " + String(line).shown
      }
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ suffix: String) -> Substring {
    hasSuffix(suffix) ? dropLast(suffix.count) : self
  }
}
