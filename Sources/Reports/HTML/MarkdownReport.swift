import Formats
import Language

/// A report as Markdown: charts as text, tables, checks, and where the figures come from.
public enum MarkdownReport {
  private static let chartWidth = 80

  /// - Parameter options: the locale chooses language, numbers and dates.
  /// - Throws: where a `chart` line does not fit its result; spans refer to the report's text.
  public static func render(
    _ page: ReportPage, options: FormatOptions = FormatOptions()
  ) throws(Diagnostic) -> String {
    let words = ReportWords(options.locale)
    var parts = ["# \(plain(page.title))"]
    if let description = page.report.description { parts.append(plain(description)) }
    for result in page.results {
      parts += try section(result, of: page, options)
    }
    parts += checks(page, words) + foot(page, words)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func section(
    _ result: SectionResult, of page: ReportPage, _ options: FormatOptions
  ) throws(Diagnostic) -> [String] {
    let words = ReportWords(options.locale)
    let section = result.section
    let table = result.result.resultTable
    let isNumbered = page.results.count > 1
    var parts: [String] = []
    if let title = section.title ?? (isNumbered ? words.sectionTitle(section.number) : nil) {
      parts.append("## \(isNumbered ? "\(section.number). " : "")\(plain(title))")
    }
    if let note = section.note { parts.append(plain(note)) }
    if let spec = section.chart, table.rowCount > 0 {
      let lines = try TextChart.render(table, spec, width: chartWidth, options: options)
      parts.append("```text\n\(lines.joined(separator: "\n"))\n```")
    }
    parts.append(table.rowCount == 0 ? words.noRows : self.table(table, options))
    let rows = page.provenance.sections[section.number] ?? []
    let source = SourceLine(rows, page.sourceNumbers, words).text(escape: plain) { text, _ in text }
    return parts + [source].compactMap(\.self)
  }

  private static func table(_ table: ResultTable, _ options: FormatOptions) -> String {
    let sink = OutputSink.memory()
    do throws(OutputError) {
      try ResultWriter(mode: .markdown, options: options).write(table, to: sink)
    } catch {
      preconditionFailure("memory refused a table: \(error.message)")
    }
    return sink.text.trimmingNewlines
  }

  private static func checks(_ page: ReportPage, _ words: ReportWords) -> [String] {
    guard !page.checks.isEmpty else { return [] }
    var lines = [
      "| \(words.resultColumn) | \(words.condition) | \(words.found) | \(words.section) |",
      "| --- | --- | ---: | ---: |",
    ]
    for check in page.checks {
      let expectation = check.check.expectation
      let message = expectation.message.map { "; \(plain($0))" } ?? ""
      let result = "\(HTMLChecks.symbol(check.outcome)) \(words.outcome(check.outcome))"
      lines.append(
        "| \(result) | \(code(expectation.text))\(message) | \(plain(check.found(words))) "
          + "| \(check.section) |")
    }
    return ["## \(words.checks)", lines.joined(separator: "\n")]
  }

  private static func foot(_ page: ReportPage, _ words: ReportWords) -> [String] {
    var parts = ["## \(words.provenance)"]
    let rows = page.provenance.all
    if !rows.isEmpty {
      let all = rows.reduce(0) { $0 + $1.count }
      parts.append(words.provenanceCaption(all, page.provenance.basis))
      parts.append(statuses(StatusCounts(rows), words))
      let counts = page.sourceCounts
      let sources = page.provenance.sources.enumerated().map { index, name in
        "\(index + 1). \(plain(name)) (\(words.rows(counts[name] ?? 0)))"
      }
      if !sources.isEmpty { parts.append(sources.joined(separator: "\n")) }
    }
    let method = page.method(words).map { item in
      "- \(item.name): " + (item.isCode ? "`\(item.value)`" : plain(item.value))
    }
    return parts + [method.joined(separator: "\n")]
  }

  private static func statuses(_ counts: StatusCounts, _ words: ReportWords) -> String {
    let names = counts.confidences.map { plain(words.confidenceName($0)) }
    var lines = [
      "| \(words.status) | " + names.map { "\($0) | " }.joined() + "\(words.total) |",
      "| --- |" + String(repeating: " ---: |", count: names.count + 1),
    ]
    for status in counts.statuses {
      let cells = counts.confidences.map { confidence -> String in
        let count = counts.count(status, confidence)
        return count == 0 ? "–" : "\(count)"
      }
      lines.append(
        "| \(plain(words.statusName(status))) | " + cells.map { "\($0) | " }.joined()
          + "\(counts.count(status)) |")
    }
    return lines.joined(separator: "\n")
  }

  /// Nothing in it is markup, and it stays on one line.
  private static func plain(_ text: String) -> String {
    var escaped = ""
    for character in VisibleText.of(text) {
      if "\\`*_<>|[]#&".contains(character) { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }

  /// Between backticks; a longer fence holds those of the text.
  private static func code(_ text: String) -> String {
    let shown = VisibleText.of(text).replacing("|", with: "\\|")
    return shown.contains("`") ? "`` \(shown) ``" : "`\(shown)`"
  }
}

extension String {
  fileprivate var trimmingNewlines: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
