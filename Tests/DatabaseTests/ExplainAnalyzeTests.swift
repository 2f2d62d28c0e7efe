import Engine
import Language
import Testing

@testable import Database

@Suite struct ExplainAnalyzeTests {
  private struct Line: Equatable {
    let plan: String
    let rows: Int64
  }

  /// The operators and the rows that they gave.
  private func lines(_ query: String, in session: Session = Session()) throws -> [Line] {
    let result = try rows("EXPLAIN ANALYZE " + query, in: session)
    return texts(result).map { Line(plan: $0[0], rows: Int64($0[2]) ?? -1) }
  }

  private func rows(_ text: String, in session: Session) throws -> QueryResult {
    let source = SourceText(text)
    let statement = try #require(try Parser.parseStatement(source))
    guard case .rows(let result) = try session.run(statement, in: source) else {
      throw Diagnostic(code: .notAQuery, message: "no rows", span: nil)
    }
    return result
  }

  private func texts(_ result: QueryResult) -> [[String]] {
    result.chunks.flatMap { chunk in
      (0..<chunk.rowCount).map { row in
        result.columns.indices.map { column -> String in
          switch chunk[column].value(at: row) {
          case .string(let text): text
          case .int64(let number): "\(number)"
          case .decimal(let unscaled, _): "\(unscaled)"
          default: "?"
          }
        }
      }
    }
  }

  @Test func `each operator says how many rows it gave, the last line how many there are`() throws {
    let lines = try lines("FROM RANGE(5000) AS r(i) |> WHERE i < 3000 |> AGGREGATE COUNT(*) AS n")
    #expect(lines.map(\.rows) == [1, 3000, 5000, 1])
    #expect(lines[0].plan == "aggregate COUNT(*) AS n")
    #expect(lines[1].plan == "  filter i < 3000")
    #expect(lines[3].plan == "in all")
  }

  @Test func `the same plan is measured for both syntaxes`() throws {
    let pipes = try lines("FROM provinces |> WHERE code > 'b' |> SELECT name |> LIMIT 3")
    let selects = try lines("SELECT name FROM provinces WHERE code > 'b' LIMIT 3")
    #expect(pipes == selects)
  }

  @Test func `both sides of a join and all inputs of a union are counted`() throws {
    let joined = try lines(
      """
      FROM RANGE(3) AS r(i) |> RIGHT JOIN (FROM RANGE(5) AS s(j)) AS s ON i = j
      |> UNION ALL (FROM RANGE(7) AS t(k) |> EXTEND k AS l)
      """)
    #expect(joined[0] == Line(plan: "union all", rows: 12))
    #expect(joined.last == Line(plan: "in all", rows: 12))
    #expect(joined.map(\.rows).filter { $0 == 5 }.count >= 2)
    #expect(joined.map(\.rows).contains(7))
  }

  @Test func `sorts, windows and groups are charged for their rows`() throws {
    let result = try rows(
      """
      EXPLAIN ANALYZE FROM RANGE(10000) AS r(i) |> EXTEND SUM(i) OVER (ORDER BY i) AS s
      |> ORDER BY s DESC
      """, in: Session())
    let bytes = texts(result).map { Int($0[4]) ?? -1 }
    #expect(
      result.columns.map(\.name) == [
        "plan", "estimated_rows", "rows", "time_ms", "memory_bytes",
      ])
    // Two sorts of 10,000 rows of at least one 8-byte column.
    #expect(bytes[0] >= 80_000 && bytes[1] >= 80_000)
    #expect(bytes[bytes.count - 1] >= max(bytes[0], bytes[1]))
    #expect(texts(result).allSatisfy { (Int($0[3]) ?? -1) >= 0 })
  }

  @Test func `the last result stays what it was, and warnings are given`() throws {
    let session = Session()
    _ = try rows("SELECT 1 AS x", in: session)
    let result = try rows("EXPLAIN ANALYZE SELECT i / 0 AS d FROM RANGE(3) AS r(i)", in: session)
    #expect(result.warnings.count == 1)
    #expect(session.lastResult?.columns.map(\.name) == ["x"])
  }

  @Test func `limits hold for it as for the query`() throws {
    let session = Session()
    session.settings.isInterrupted = { true }
    #expect(throws: Diagnostic.self) { try lines("FROM RANGE(10) AS r(i)", in: session) }
    session.settings.isInterrupted = { false }
    session.settings.memoryLimit = 1_000
    #expect(throws: Diagnostic.self) {
      try lines("FROM RANGE(100000) AS r(i) |> ORDER BY i", in: session)
    }
  }

  @Test func `a rule that is off is off for it as well`() throws {
    let session = Session()
    session.settings.rules = RuleSwitches(off: ["top-n"])
    let text = "FROM RANGE(10) AS r(i) |> ORDER BY i DESC |> LIMIT 2"
    #expect(try lines(text).contains { $0.plan.contains("top 2") })
    #expect(try !lines(text, in: session).contains { $0.plan.contains("top 2") })
  }
}
