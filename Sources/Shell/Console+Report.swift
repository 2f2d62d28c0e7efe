import Database
import Formats
import Language
import Reports

extension Console {
  /// `-r NAME`.
  ///
  /// - Returns: whether the next task is to be done.
  /// - Throws: what is a matter of usage: the name, the parameters, the section.
  func runReport(
    named name: String, _ parameters: [(name: String, text: String)], section: String?
  ) throws(Diagnostic) -> Bool {
    let before = status
    do throws(Diagnostic) {
      try runReport(name, parameters, section: section)
    } catch {
      if error.code == .usage { throw error }
      if error.code != .alreadyTold { fail(error, in: source(ofReport: name)) }
    }
    return status.code == before.code || !stopsAtError
  }

  /// Runs a report and shows its sections; a failed expectation is told and counted.
  func runReport(
    _ name: String, _ parameters: [(name: String, text: String)], section: String?
  ) throws(Diagnostic) {
    let report = try told(name) { library throws(Diagnostic) in try library.report(named: name) }
    let source = report.source
    tell(report.warnings, in: source)
    if checksOnly {
      return try told(name) { _ throws(Diagnostic) in
        tell(try report.check(in: session, parameters: parameters), in: source)
      }
    }
    let isWhole = section == nil && report.sections.count > 1
    if isWhole { try checkManySections(report) }
    let mode = isWhole ? modeOfWholeReports : mode
    let isPage = mode == .html || mode == .markdown
    var results: [SectionResult] = []
    try told(name) { _ throws(Diagnostic) in
      try report.run(
        in: session, parameters: parameters, section: section,
        tracesSources: isPage || record != nil
      ) { result throws(Diagnostic) in
        note(query: result.section.statement, in: source)
        if results.isEmpty, isWhole, !isPage { try writeTitle(of: report) }
        if !isPage { try show(result, of: report, mode) }
        results.append(result)
      }
      if isPage { try writePage(report, results, parameters, mode) }
    }
    try noteRun(of: report, results, parameters)
    if results.contains(where: \.hasFailed) { throw .alreadyTold }
  }

  /// The report as one document; what it has to say on standard error comes after it.
  private func writePage(
    _ report: Report, _ results: [SectionResult], _ given: [(name: String, text: String)],
    _ mode: OutputMode
  ) throws(Diagnostic) {
    let page = ReportPage(
      report, results, parameters: try report.shownValues(given, in: session),
      program: "tra \(Version.number)", store: session.database.store?.path)
    var options = screen.fitted(self.display, mode: mode, toTerminal: false)
    // A document is UTF-8, whatever the terminal is.
    options.isUTF8 = true
    try write(
      mode == .html
        ? try HTMLReport.render(page, options: options)
        : try MarkdownReport.render(page, options: options))
    try output.flush()
    for result in results { tellOutcome(of: result, in: report) }
  }

  private func noteRun(
    of report: Report, _ results: [SectionResult], _ given: [(name: String, text: String)]
  ) throws(Diagnostic) {
    guard record != nil else { return }
    record?.note(
      String(decoding: report.source.utf8, as: UTF8.self), report: report.name,
      rows: results.reduce(0) { $0 + $1.result.rowCount },
      newest: results.flatMap { $0.baseRows ?? [] }.compactMap(\.asOf).max())
    for (name, text) in try report.shownValues(given, in: session) {
      record?.parameters[name] = text
    }
  }

  /// Values that one table holds cannot hold several sections.
  private func checkManySections(_ report: Report) throws(Diagnostic) {
    guard self.display.mode?.isHuman == false else { return }
    let titles = report.sections.map { "\($0.number)" + ($0.title.map { " \($0)" } ?? "") }
    throw Diagnostic(
      code: .usage,
      message: "report '\(report.name)' has \(report.sections.count) sections; "
        + "\(mode.rawValue) holds one: --section N",
      span: nil, help: ["sections: " + titles.joined(separator: "; ")])
  }

  private func show(
    _ result: SectionResult, of report: Report, _ mode: OutputMode
  ) throws(Diagnostic) {
    if mode.isHuman, report.sections.count > 1 { try writeHead(of: result.section) }
    try show(result.result, mode: mode)
    if mode.isHuman, let chart = result.section.chart {
      try draw(result.result.resultTable, chart)
    }
    try output.flush()
    tellOutcome(of: result, in: report)
  }

  private func tellOutcome(of result: SectionResult, in report: Report) {
    tell(result.result.warnings, in: report.source)
    for diagnostic in result.diagnostics {
      if diagnostic.severity == .error {
        fail(diagnostic, in: report.source)
      } else {
        messages.report(diagnostic, in: report.source)
      }
    }
  }

  /// A pipe gets markdown: csv could not hold the sections.
  private var modeOfWholeReports: OutputMode {
    self.display.mode ?? (writesToTerminal ? .box : .markdown)
  }

  private func writeTitle(of report: Report) throws(Diagnostic) {
    let lines = [report.title, report.description].compactMap { $0?.shown }
    if !lines.isEmpty { try write(lines: lines + [""]) }
  }

  /// Title and note of a section.
  private func writeHead(of section: ReportSection) throws(Diagnostic) {
    var lines = endsInResult ? [""] : []
    if let title = section.title { lines.append("\(section.number). \(title.shown)") }
    if let note = section.note { lines.append(note.shown) }
    try write(lines: lines)
  }

  /// Tells an error whose place is in the report's own text; usage errors go on as they are.
  private func told<Answer>(
    _ name: String, _ body: (ReportLibrary) throws(Diagnostic) -> Answer
  ) throws(Diagnostic) -> Answer {
    do throws(Diagnostic) {
      return try body(reportLibrary)
    } catch {
      if error.code == .usage { throw error }
      fail(error, in: source(ofReport: name))
      throw .alreadyTold
    }
  }

  private func source(ofReport name: String) -> SourceText {
    reportLibrary.source(named: name) ?? SourceText("")
  }
}
