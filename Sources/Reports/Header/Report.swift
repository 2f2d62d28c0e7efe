import Language

/// A report: an ordinary script of queries with a comment header.
public struct Report: Sendable {
  /// The name of its file, without `.sql`.
  public let name: String
  public let title: String?
  public let description: String?
  public let parameters: [ReportParameter]
  /// One a query.
  public let sections: [ReportSection]
  /// All spans refer to it.
  public let source: SourceText
  /// Misspelt keys and the like.
  public let warnings: [Diagnostic]
}

/// A query of a report with its header lines.
public struct ReportSection: Sendable {
  /// From 1.
  public let number: Int
  public let title: String?
  public let note: String?
  public let chart: ChartSpec?
  public let expectations: [Expectation]
  public let statement: Statement
}

extension Report {
  /// Reads a report's text; nothing is bound or run.
  ///
  /// - Throws: a syntax error, a malformed header line, a statement that is no query.
  public init(name: String, source: SourceText) throws(Diagnostic) {
    var reader = ReportReader(name: name, source: source)
    self = try reader.read()
  }
}
