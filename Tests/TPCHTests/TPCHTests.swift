// TPC-H at scale factor 0.01, each question in SELECT and in pipe form, against the answers of
// DuckDB 2.0. fetch.sh gets the tables; where they are not there the test is skipped and says so.
import Database
import Engine
import Foundation
import Language
import TestSupport
import Testing

@Suite struct TPCHTests {
  private static let data = "\(packageRoot)/.build/tpch"
  private static let folder = "\(packageRoot)/Tests/TPCHTests"
  private static let isFetched = FileManager.default.fileExists(atPath: "\(data)/done")

  @Test(
    .enabled(if: isFetched, "no tables in .build/tpch: Tests/TPCHTests/fetch.sh gets them"))
  func `all 22 questions have the answers of DuckDB in both syntaxes`() throws {
    let session = try Self.loaded()
    for number in 1...22 {
      let name = number < 10 ? "q0\(number)" : "q\(number)"
      let answers = try Self.text("answers/\(name).tsv").split(separator: "\n").map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
      for syntax in ["select", "pipe"] {
        let rows = try Self.rows(try Self.text("queries/\(name).\(syntax).sql"), session)
        #expect(rows.count == answers.count, "\(name), \(syntax)")
        for (row, answer) in zip(rows, answers) where !Self.isSame(row, answer) {
          Issue.record("\(name), \(syntax): expected \(answer), got \(row)")
        }
      }
    }
  }

  private static func loaded() throws -> Session {
    let session = Session()
    for table in [
      "customer", "lineitem", "nation", "orders", "part", "partsupp", "region", "supplier",
    ] {
      _ = try rows("CREATE TABLE \(table) AS FROM '\(data)/\(table).csv'", session)
    }
    return session
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
  }

  private static func rows(_ sql: String, _ session: Session) throws -> [[String]] {
    let source = SourceText(sql)
    var parser = Parser(source)
    guard case .rows(let result) = try session.run(try parser.statement(), in: source) else {
      return []
    }
    return result.chunks.flatMap { chunk in
      (0..<chunk.rowCount).map { row in
        result.columns.indices.map { chunk[$0].value(at: row).text ?? "NULL" }
      }
    }
  }

  /// DuckDB divides decimals as DOUBLE, we exactly to some scale: so numbers are compared to a
  /// millionth.
  private static func isSame(_ row: [String], _ answer: [String]) -> Bool {
    row.count == answer.count
      && zip(row, answer).allSatisfy { found, expected in
        if found == expected { return true }
        guard let found = Double(found), let expected = Double(expected) else { return false }
        return abs(found - expected) <= 1e-6 * max(1, abs(expected))
      }
  }
}
