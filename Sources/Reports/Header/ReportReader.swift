import Language

/// Cuts a report's text into header lines and queries.
struct ReportReader {
  private let name: String
  private let source: SourceText
  private var report: [HeaderKey: HeaderLine] = [:]
  private var parameters: [ReportParameter] = []
  private var sections: [ReportSection] = []
  private var warnings: [Diagnostic] = []

  init(name: String, source: SourceText) {
    self.name = name
    self.source = source
  }

  mutating func read() throws(Diagnostic) -> Report {
    var parser = Parser(source)
    var position = 0
    while !parser.isAtEnd {
      let start = parser.offset
      let lines = try headerLines(from: position, to: start)
      let statement = try parser.statement()
      guard case .query(let query) = statement else {
        throw .noQuery(source.word(from: start))
      }
      sections.append(try section(statement, lines))
      position = query.span.end
    }
    for line in try headerLines(from: position, to: source.utf8.count) {
      throw sections.isEmpty ? .emptyReport() : .afterLastQuery(line)
    }
    if sections.isEmpty { throw .emptyReport() }
    warnings += parser.warnings
    if let line = report[.report], line.text != name {
      warnings.append(.otherName(line, file: name))
    }
    return Report(
      name: name, title: report[.title]?.text, description: report[.description]?.text,
      parameters: parameters, sections: sections, source: source, warnings: warnings)
  }

  private mutating func headerLines(
    from start: Int, to end: Int
  ) throws(Diagnostic) -> [HeaderLine] {
    var reader = HeaderReader(source, from: start, to: end)
    try reader.read()
    warnings += reader.warnings
    return reader.lines
  }

  private mutating func section(
    _ statement: Statement, _ lines: [HeaderLine]
  ) throws(Diagnostic) -> ReportSection {
    var single: [HeaderKey: HeaderLine] = [:]
    var expectations: [Expectation] = []
    for line in lines {
      if line.key.isOfReport && !sections.isEmpty { throw .notBeforeFirstQuery(line) }
      if line.key.isSingle && single.updateValue(line, forKey: line.key) != nil {
        throw .repeated(line)
      }
      switch line.key {
      case .param: try add(try ReportParameter(line))
      case .expect, .warn: expectations.append(try Expectation(line))
      case .report, .title, .description: report[line.key] = line
      case .section, .note, .chart: break
      }
    }
    let chart = try single[.chart].map { line throws(Diagnostic) in
      try ChartSpec(parsing: line.text, at: line.textSpan.start)
    }
    return ReportSection(
      number: sections.count + 1, title: single[.section]?.text, note: single[.note]?.text,
      chart: chart, expectations: expectations, statement: statement)
  }

  private mutating func add(_ parameter: ReportParameter) throws(Diagnostic) {
    let name = parameter.name.lowercased()
    guard parameters.allSatisfy({ $0.name.lowercased() != name }) else {
      throw .parameterTwice(parameter.name, at: parameter.span)
    }
    parameters.append(parameter)
  }
}
