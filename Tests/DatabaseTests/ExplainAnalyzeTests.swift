import Language
import Testing

@testable import Database

@Suite struct ExplainAnalyzeTests {
  /// The operators and the rows that they gave.
  private func lines(_ query: String, in session: Session = Session()) throws -> [String] {
    try session.ask("EXPLAIN ANALYZE " + query).map { "\($0[0]): \($0[2])" }
  }

  @Test func `each operator says how many rows it gave, the last line how many there are`() throws {
    let lines = try lines(
      "FROM RANGE(0, 5000) AS r(i) |> WHERE i < 3000 |> AGGREGATE COUNT(*) AS n")
    #expect(
      lines == [
        "aggregate COUNT(*) AS n: 1", "  filter i < 3000: 3000", "    scan r: 5000",
        "in all: 1",
      ])
  }

  @Test func `the same plan is measured for both syntaxes`() throws {
    let pipes = try lines("FROM provinces |> WHERE code > 'b' |> SELECT name |> LIMIT 3")
    let selects = try lines("SELECT name FROM provinces WHERE code > 'b' LIMIT 3")
    #expect(pipes == selects)
  }

  @Test func `both sides of a join and all inputs of a union are counted`() throws {
    let joined = try lines(
      """
      FROM RANGE(0, 3) AS r(i) |> RIGHT JOIN (FROM RANGE(0, 5) AS s(j)) AS s ON i = j
      |> UNION ALL (FROM RANGE(0, 7) AS t(k) |> EXTEND k AS l)
      """)
    #expect(joined.first == "union all: 12")
    #expect(joined.last == "in all: 12")
    #expect(joined.contains { $0.contains("left join on i = j: 5") })
    #expect(joined.contains { $0.hasSuffix("scan t: 7") })
  }

  @Test func `sorts, windows and groups are charged for their rows`() throws {
    let rows = try Session().ask(
      """
      EXPLAIN ANALYZE FROM RANGE(0, 10000) AS r(i) |> EXTEND SUM(i) OVER (ORDER BY i) AS s
      |> ORDER BY s DESC
      """)
    let bytes = rows.map { Int($0[4]) ?? -1 }
    // Two sorts of 10,000 rows of at least one 8-byte column.
    #expect(bytes[0] >= 80_000 && bytes[1] >= 80_000)
    #expect(bytes[bytes.count - 1] >= max(bytes[0], bytes[1]))
    #expect(rows.allSatisfy { (Double($0[3]) ?? -1) >= 0 })
  }

  @Test func `the last result stays what it was, and warnings are given`() throws {
    let session = Session()
    try session.ask("SELECT 1 AS x")
    let source = SourceText("EXPLAIN ANALYZE SELECT i / 0 AS d FROM RANGE(0, 3) AS r(i)")
    let statement = try #require(try Parser.parseStatement(source))
    guard case .rows(let result) = try session.run(statement, in: source) else {
      Issue.record("no rows")
      return
    }
    #expect(result.warnings.count == 1)
    #expect(
      result.columns.map(\.name) == [
        "plan", "estimated_rows", "rows", "time_ms", "memory_bytes",
      ])
    #expect(session.lastResult?.columns.map(\.name) == ["x"])
  }

  @Test func `limits hold for it as for the query`() throws {
    let session = Session()
    session.settings.isInterrupted = { true }
    #expect(throws: Diagnostic.self) { try lines("FROM RANGE(0, 10) AS r(i)", in: session) }
    session.settings.isInterrupted = { false }
    session.settings.memoryLimit = 1_000
    #expect(throws: Diagnostic.self) {
      try lines("FROM RANGE(0, 100000) AS r(i) |> ORDER BY i", in: session)
    }
  }

  @Test func `a rule that is off is off for it as well`() throws {
    let session = Session()
    session.settings.rules = RuleSwitches(off: ["top-n"])
    let text = "FROM RANGE(0, 10) AS r(i) |> ORDER BY i DESC |> LIMIT 2"
    #expect(try lines(text).contains { $0.contains("top 2") })
    #expect(try !lines(text, in: session).contains { $0.contains("top 2") })
  }
}
