// Runs the records of one file in one session, in process.
import Database
import Engine
import Language
import Planner
import TestSupport

final class SQLLogicRunner {
  private let session = Session()
  private let folder = TemporaryDirectory()
  private let off: [String]

  /// - Parameter off: rules of the planner that are switched off.
  init(without off: [String] = []) {
    self.off = off
    session.settings.rules = RuleSwitches(off: off)
  }

  /// What differs from the record; nil where all is as written.
  func run(_ record: SQLLogicFile.Record) throws -> String? {
    switch record.kind {
    case .parameter(let name, let text):
      session.parameters[name] = .untyped(text)
      return nil
    case .writeFile(let name, let lines):
      try folder.write(lines.map { $0 + "\n" }.joined(), to: name)
      return nil
    case .checkFile(let name, let lines):
      let expected = lines.map { $0 + "\n" }.joined()
      let found = folder.read(name)
      return found == expected ? nil : "\(name) holds\n\(found ?? "(no such file)")"
    case .run(let sql, let expectation, let warning):
      return run(sql, expectation, warning)
    }
  }

  private func run(
    _ sql: String, _ expectation: SQLLogicFile.Expectation, _ warning: String?
  ) -> String? {
    // Rules are what it shows.
    if !off.isEmpty, sql.hasPrefix("EXPLAIN") { return nil }
    let source = SourceText(sql.replacing("{dir}", with: folder.path))
    do throws(Diagnostic) {
      var parser = Parser(source)
      let statement = try parser.statement()
      guard parser.isAtEnd else { return "text is left behind the statement" }
      let result = try session.run(statement, in: source)
      return difference(result, expectation)
        ?? difference(warnings: parser.warnings + result.notes, warning)
    } catch {
      guard case .error(let text) = expectation else { return "error: \(error.whole)" }
      return text.isEmpty || error.whole.contains(text)
        ? nil : "expected an error with '\(text)', got: \(error.whole)"
    }
  }

  private func difference(
    _ result: StatementResult, _ expectation: SQLLogicFile.Expectation
  ) -> String? {
    switch (expectation, result) {
    case (.ok, _): return nil
    case (.error(let text), _): return "expected an error with '\(text)', but it ran"
    case (.rows, .done): return "expected rows, but the statement has none"
    case (.rows(let types, let sorting, let expected), .rows(let result)):
      return ResultComparison(types: types, sorting: sorting, expected: expected)
        .difference(from: result)
    }
  }

  private func difference(warnings notes: [Diagnostic], _ expected: String?) -> String? {
    let warnings = notes.filter { $0.severity == .warning }.map(\.whole)
    if let expected {
      return warnings.count == 1 && warnings[0].contains(expected)
        ? nil : "expected one warning with '\(expected)', got \(warnings)"
    }
    return warnings.isEmpty ? nil : "unexpected warnings: \(warnings)"
  }
}

extension StatementResult {
  fileprivate var notes: [Diagnostic] {
    switch self {
    case .rows(let result): result.warnings
    case .done(let notes): notes
    }
  }
}

extension Diagnostic {
  /// `overflow: message · help`, so that a record may ask for any of them.
  fileprivate var whole: String {
    "\(code.rawValue): " + ([message] + help).joined(separator: " · ")
  }
}
