import Database
import Formats
import Language

/// A section that has run.
public struct SectionResult: Sendable {
  public let section: ReportSection
  public let result: QueryResult
  /// In the order of the header.
  public let checks: [CheckedExpectation]
  /// Of the data that the query used; nil where nobody asked or they cannot be followed.
  public let baseRows: [ReportProvenance.Rows]?

  /// An `expect` failed: exit code 3.
  public var hasFailed: Bool {
    checks.contains { !$0.isMet && $0.expectation.severity == .expect }
  }
  /// Failed expectations as errors, failed warnings as warnings; spans refer to the report's text.
  public var diagnostics: [Diagnostic] { checks.compactMap(\.diagnostic) }
}

extension Report {
  /// Runs the report, or one section of it.
  ///
  /// A failed expectation is in the section's result and stops nothing. `_` is the last section's
  /// result afterwards; the session's own parameters stay.
  ///
  /// - Parameters:
  ///   - given: parameters as texts.
  ///   - section: a number from 1 or a title; nil for all.
  ///   - tracesSources: asks too which base rows each query used: it runs its filters again.
  ///   - each: takes a section as soon as it has run; what it throws ends the report.
  /// - Throws: usage errors of parameters and `section`; errors of the queries, whose spans refer
  ///   to `source`.
  public func run(
    in session: Session, parameters given: [(name: String, text: String)] = [],
    section: String? = nil, tracesSources: Bool = false,
    each: (SectionResult) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let chosen = try section.map { choice throws(Diagnostic) in [try self.section(choice)] }
    let values = try values(given, in: session)
    let own = session.parameters
    session.parameters = values
    defer { session.parameters = own }
    for section in chosen ?? sections {
      guard case .rows(let result) = try session.run(section.statement, in: source) else {
        preconditionFailure("a query without a result")
      }
      var checks: [CheckedExpectation] = []
      for expectation in section.expectations {
        checks.append(try expectation.checked(in: session))
      }
      let baseRows = tracesSources ? try session.baseRows(of: section.statement, in: source) : nil
      try each(
        SectionResult(section: section, result: result, checks: checks, baseRows: baseRows))
    }
  }

  /// As above, with all sections at the end.
  public func run(
    in session: Session, parameters given: [(name: String, text: String)] = [],
    section: String? = nil, tracesSources: Bool = false
  ) throws(Diagnostic) -> [SectionResult] {
    var results: [SectionResult] = []
    try run(
      in: session, parameters: given, section: section, tracesSources: tracesSources
    ) { results.append($0) }
    return results
  }

  /// Binds all sections and looks at the parameters and at the columns of charts; runs nothing of
  /// the report.
  ///
  /// - Parameter given: parameters as texts; those left out may lack a default here.
  /// - Returns: warnings.
  public func check(
    in session: Session, parameters given: [(name: String, text: String)] = []
  ) throws(Diagnostic) -> [Diagnostic] {
    var untold: [String: ParameterValue] = [:]
    for parameter in parameters where parameter.defaultText == nil {
      if given.contains(where: { folded($0.name) == folded(parameter.name) }) { continue }
      untold[parameter.name] = .typed(.null, parameter.type)
    }
    let values = try values(given, of: parameters.filter { untold[$0.name] == nil }, in: session)
    let own = session.parameters
    session.parameters = values.merging(untold) { known, _ in known }
    defer { session.parameters = own }
    var found = warnings
    for section in sections {
      found += try session.check(section.statement, in: source)
      try section.checkChart(in: session, source)
    }
    return found
  }

  private func section(_ choice: String) throws(Diagnostic) -> ReportSection {
    if let number = Int(choice), let section = sections.first(where: { $0.number == number }) {
      return section
    }
    let wanted = folded(choice)
    if let section = sections.first(where: { $0.title.map(folded) == wanted }) { return section }
    let titles = sections.map { "\($0.number)" + ($0.title.map { " \($0)" } ?? "") }
    throw Diagnostic(
      code: .usage, message: "report '\(name)' has no section '\(choice)'", span: nil,
      help: ["sections: \(titles.joined(separator: "; "))"])
  }
}

extension ReportSection {
  fileprivate func checkChart(in session: Session, _ source: SourceText) throws(Diagnostic) {
    guard let chart else { return }
    let columns = try session.columns(of: statement, in: source)
    try chart.check(columns.map { ResultTable.Column(name: $0.name, type: $0.type) })
  }
}
