import TestSupport
import Testing

/// Statements of a size that only a machine or a hostile file writes: answered, or refused with the
/// limit that the message names.
@Suite struct DeepInputTests {
  @Test(arguments: [
    ("stages", "FROM r" + Self.times(5_000) { _ in " |> WHERE id > 0" }, "1\n2\n"),
    ("groups", "FROM r" + Self.times(1_000) { _ in " |> AGGREGATE SUM(id) AS id" }, "3\n"),
    ("sets", "FROM r" + Self.times(500) { _ in " |> DISTINCT" }, "0\n1\n2\n"),
    ("AND", "FROM r |> WHERE " + Self.times(10_000, " AND ") { "id <> \($0 + 3)" }, "0\n1\n2\n"),
    ("OR", "FROM r |> WHERE " + Self.times(10_000, " OR ") { "id = \($0 + 2)" }, "2\n"),
    ("IN", "FROM r |> WHERE id IN (" + Self.times(10_000, ",") { "\($0 + 1)" } + ")", "1\n2\n"),
    (
      "CASE",
      "FROM r |> SELECT CASE id" + Self.times(10_000) { " WHEN \($0) THEN \($0 * 2)" } + " END",
      "0\n2\n4\n"
    ),
    (
      "columns",
      "FROM r |> SELECT " + Self.times(10_000, ",") { "id + \($0) AS c\($0)" }
        + " |> SELECT c9999 |> LIMIT 1", "9999\n"
    ),
    (
      "aggregates",
      "FROM r |> AGGREGATE " + Self.times(10_000, ",") { "SUM(id + \($0)) AS c\($0)" }
        + " |> SELECT c9999", "30000\n"
    ),
    ("WITH", "WITH " + Self.times(1_000, ",") { "w\($0) AS (FROM r)" } + " FROM w999", "0\n1\n2\n"),
    ("10 MB", "SELECT LENGTH('" + String(repeating: "a", count: 10_000_000) + "')", "10000000\n"),
  ])
  func `a large statement is answered`(_ name: String, _ text: String, _ rows: String) {
    let run = runProgram(["--no-header"], input: Self.table + text + "\n", seconds: 300)
    #expect(run.errors == "")
    #expect(run.output == rows)
  }

  @Test(arguments: [
    ("SELECT " + String(repeating: "(", count: 10_000), "nested deeper than 200 levels"),
    (String(repeating: "(", count: 10_000), "nested deeper than 200 levels"),
    (
      Self.times(10_000, " UNION ALL ") { _ in "SELECT 1" }, "more than 1000 operators in one chain"
    ),
    ("SELECT " + Self.times(10_000, " + ") { _ in "1" }, "more than 1000 operators in one chain"),
    (
      "FROM r" + Self.times(5_001) { _ in " |> WHERE id > 0" }, "more than 5000 stages in one query"
    ),
    (
      "WITH w0 AS (FROM r)" + Self.times(1_000) { ", w\($0 + 1) AS (FROM w\($0))" } + " FROM w1000",
      "nest deeper than 200 levels"
    ),
    (
      "WITH w0 AS (FROM r)"
        + Self.times(190) {
          ", w\($0 + 1) AS (FROM w\($0)\(Self.times(60) { _ in " |> DISTINCT" }))"
        }
        + " FROM w190", "more than 10000 queries and stages"
    ),
  ])
  func `a deeper statement is refused, and the limit named`(_ text: String, _ message: String) {
    let run = runProgram(input: Self.table + text + "\n", seconds: 300)
    #expect(run.status == .exited(1))
    #expect(run.errors.contains(message))
  }

  @Test func `plans nest as deep as the limits allow`() {
    let stages = Self.times(48) { _ in " |> WHERE id > 0" }
    let text =
      "WITH w0 AS (FROM r)" + Self.times(190) { ", w\($0 + 1) AS (FROM w\($0)\(stages))" }
      + " FROM w190 |> AGGREGATE COUNT(*)"
    let run = runProgram(["--no-header"], input: Self.table + text + "\n", seconds: 300)
    #expect(run.errors == "")
    #expect(run.output == "2\n")
  }

  private static let table = "CREATE TABLE r AS SELECT * FROM (VALUES (0), (1), (2)) AS v(id);\n"

  private static func times(
    _ count: Int, _ separator: String = "", _ part: (Int) -> String
  ) -> String {
    (0..<count).map(part).joined(separator: separator)
  }
}
