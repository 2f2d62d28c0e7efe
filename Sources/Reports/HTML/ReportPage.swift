import Formats

/// A report that has run, as the page and the Markdown form take it.
public struct ReportPage: Sendable {
  public let report: Report
  /// In the order of the report; one alone where `--section` asked for it.
  public let results: [SectionResult]
  /// The values of this run, as the reader should see them.
  public let parameters: [(name: String, text: String)]
  public let provenance: ReportProvenance
  /// `tra 0.1.0`
  public let program: String
  /// What the data are, in a word: `shipped data`, a file's name; never a path.
  public let store: String?
  /// SHA-256 of the data behind the report; nil where nobody took it.
  public let dataDigest: String?

  /// - Parameter provenance: nil takes base rows, and what the results without them show.
  public init(
    _ report: Report, _ results: [SectionResult],
    parameters: [(name: String, text: String)] = [], provenance: ReportProvenance? = nil,
    program: String, store: String? = nil, dataDigest: String? = nil
  ) {
    self.report = report
    self.results = results
    self.parameters = parameters
    self.provenance = provenance ?? ReportProvenance(of: results)
    self.program = program
    self.store = store
    self.dataDigest = dataDigest
  }

  /// Of the text that anybody can run again.
  var queryDigest: String { SHA256.hex(report.source.utf8) }

  var title: String { report.title ?? report.name }

  /// Failed, then warned, then passed; each in the order of the report.
  var checks: [PageCheck] {
    let all = results.flatMap { result in
      result.checks.map { PageCheck(check: $0, section: result.section.number) }
    }
    return [PageCheck.Outcome.failed, .warned, .passed].flatMap { outcome in
      all.filter { $0.outcome == outcome }
    }
  }
}

/// An expectation of a section and how it came out.
struct PageCheck {
  enum Outcome {
    case failed, warned, passed
  }

  let check: CheckedExpectation
  let section: Int

  var outcome: Outcome {
    check.isMet ? .passed : check.expectation.severity == .expect ? .failed : .warned
  }

  /// One value stands by itself, several with their expressions.
  func found(_ words: ReportWords) -> String {
    guard check.found.count != 1 else { return words.localized(check.found[0].value) }
    return check.found.map { "\($0.text) = \(words.localized($0.value))" }.joined(separator: ", ")
  }
}
