import Differential
import Engine
import Foundation
import TestSupport
import Testing

@Suite struct DifferentialTests {
  private static let sqlite = SQLDialect.sqlite.engine
  private static let duckdb = SQLDialect.duckdb.engine

  /// Parts of their own, so that they run side by side.
  @Test(
    .enabled(if: sqlite != nil, "SQLite is not asked: \(SQLDialect.sqlite.need)"), arguments: 0..<17
  )
  func `random queries give in SQLite what they give here`(part: Int) throws {
    try check(Self.sqlite, part, count: 500)
  }

  @Test(
    .enabled(if: duckdb != nil, "DuckDB is not asked: \(SQLDialect.duckdb.need)"), arguments: 0..<3)
  func `random queries give in DuckDB what they give here`(part: Int) throws {
    try check(Self.duckdb, part, count: 500)
  }

  private func check(_ engine: (any OtherEngine)?, _ part: Int, count: Int) throws {
    var campaign = Campaign(try #require(engine))
    campaign.run(seed: UInt64(part * 1000 + 1), count: count, stopAfter: 3)
    #expect(campaign.differences.map(\.text) == [])
    #expect(campaign.comparedCount == count)
  }

  @Test(
    .enabled(if: sqlite != nil, "SQLite is not asked: \(SQLDialect.sqlite.need)"),
    arguments: [SQLDialect.sqlite, .duckdb])
  func `each construct is refused by name or gives what it gives here`(
    dialect: SQLDialect
  ) throws {
    guard let engine = dialect == .sqlite ? Self.sqlite : Self.duckdb else { return }
    let sweep = Sweep.constructs(engine)
    #expect(sweep.problems == [])
    #expect(sweep.outcomes.count > 200)
    #expect(sweep.refusals.allSatisfy { $0.contains(" cannot say ") })
  }

  @Test(.enabled(if: sqlite != nil, "SQLite is not asked: \(SQLDialect.sqlite.need)"))
  func `a difference is shrunk to a small query over few rows`() throws {
    var campaign = Campaign(Planted(inner: try #require(Self.sqlite)))
    campaign.run(seed: 1, count: 1000, stopAfter: 1)
    let text = try #require(campaign.differences.first?.text)
    let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let query = try #require(lines.first { $0.hasPrefix("query:") })
    #expect(query.contains("MAX("))
    #expect(query.utf8.count < 250, "\(query)")
    #expect(lines.count { $0.contains(", ") && !$0.contains("(") } <= 2, "\(text)")
  }

  @Test func `each rule of the allow-list rests on a decision`() throws {
    let page = try String(contentsOfFile: "\(packageRoot)/docs/semantics.md", encoding: .utf8)
    for rule in KnownDifference.allCases {
      #expect(page.contains("| `\(rule.decision)` |"), "\(rule)")
    }
    #expect(KnownDifference.allCases.count <= 20)
  }
}

/// SQLite with a fault: a query that takes a maximum has no rows.
private struct Planted: OtherEngine {
  let inner: any OtherEngine
  var dialect: SQLDialect { inner.dialect }

  func answers(setup: [String], queries: [String]) -> [Answer] {
    zip(queries, inner.answers(setup: setup, queries: queries)).map { query, answer in
      query.contains("max(\"") ? .rows([]) : answer
    }
  }
}
