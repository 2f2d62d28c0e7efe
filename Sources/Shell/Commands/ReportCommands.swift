import Database
import Language
import Reports

extension DotCommand {
  static let reports = DotCommand(
    ".reports", usage: "[PAT]", summary: "saved reports with their titles and parameters",
    arguments: [.report]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    try console.listReports(like: arguments.first)
  }

  static let run = DotCommand(
    ".run", usage: "NAME [PARAMETER=VALUE]…", summary: "runs a report",
    arguments: [.report, .assignment], repeatsArguments: true, runsInCheck: true
  ) { console, arguments throws(Diagnostic) in
    guard let name = arguments.first else { throw arguments.usage("which report?") }
    var given: [(name: String, text: String)] = []
    for word in arguments.words.dropFirst() {
      let pair = try arguments.value(of: word) { text, _ throws(UsageError) in
        try OptionValue.parameter(text)
      }
      given.append((pair.name, pair.value))
    }
    try console.runReport(name, given, section: nil)
  }

  static let save = DotCommand(
    ".save", usage: "NAME", summary: "keeps the last query as reports/NAME.sql",
    details: ["each @x in it becomes a parameter with its value of now"]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...1)
    try console.save(arguments.words[0].text)
  }

  static let show = DotCommand(
    ".show", usage: "NAME", summary: "the text of a report", arguments: [.report]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...1)
    let library = console.reportLibrary
    let word = arguments.words[0]
    guard let source = library.source(named: word.text) else {
      throw .command(
        "unknown report '\(word.text)'", at: word.span,
        help: [Suggestion.help(for: word.text, among: library.names, title: "reports")]
          .compactMap(\.self))
    }
    let text = String(decoding: source.utf8, as: UTF8.self)
    try console.write(text.hasSuffix("\n") ? text : text + "\n")
  }
}

extension Console {
  /// Where reports lie.
  var reportLibrary: ReportLibrary { .standard(folder: preferences.reports) }

  /// `.save NAME`: asks before it writes over a file; in a script that is an error.
  fileprivate func save(_ name: String) throws(Diagnostic) {
    guard let last = lastStatement else { throw .command("no query has succeeded yet") }
    let library = reportLibrary
    var isReplacing = false
    if library.hasLocal(name), let confirm {
      isReplacing = confirm("reports/\(name).sql exists. Replace it?")
      if !isReplacing { return }
    }
    let saved = try library.save(
      name, last.statement, in: last.source, of: session, makesFolder: isInteractive,
      replacing: isReplacing)
    try write(saved.message + "\n")
  }

  /// A line a report: name, title, parameters.
  func listReports(like pattern: String?) throws(Diagnostic) {
    let library = reportLibrary
    let names = library.names.filter { name in pattern.map { name.contains($0) } ?? true }
    let width = names.map(\.count).max() ?? 0
    var lines: [String] = []
    for name in names {
      let padded = name + String(repeating: " ", count: width - name.count)
      let description = description(of: name, in: library)
      lines.append(description.isEmpty ? name : "\(padded)  \(description)")
    }
    try write(lines: lines)
  }

  private func description(of name: String, in library: ReportLibrary) -> String {
    do throws(Diagnostic) {
      let report = try library.report(named: name)
      let words = [report.title].compactMap { $0 } + report.parameters.map(\.usage)
      return words.joined(separator: " ").shown
    } catch {
      return "cannot be read: \(error.message)"
    }
  }
}
