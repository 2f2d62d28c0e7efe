import TestSupport
import Testing

/// Statements of a size that only a machine or a hostile file writes: answered, or refused with the
/// limit that the message names.
@Suite struct DeepInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// The rows, or a part of the message.
    let answer: String

    init(_ name: String, _ answer: String, _ text: String...) {
      testDescription = name
      self.text = text.joined()
      self.answer = answer
    }
  }

  static let answered: [Case] = [
    Case("stages", "1\n2\n", "FROM r", times(5_000) { _ in " |> WHERE id > 0" }),
    Case("groups", "3\n", "FROM r", times(1_000) { _ in " |> AGGREGATE SUM(id) AS id" }),
    Case("sets", "0\n1\n2\n", "FROM r", times(500) { _ in " |> DISTINCT" }),
    Case("AND", "0\n1\n2\n", "FROM r |> WHERE ", times(10_000, " AND ") { "id <> \($0 + 3)" }),
    Case("OR", "2\n", "FROM r |> WHERE ", times(10_000, " OR ") { "id = \($0 + 2)" }),
    Case("IN", "1\n2\n", "FROM r |> WHERE id IN (", times(10_000, ",") { "\($0 + 1)" }, ")"),
    Case(
      "CASE", "0\n2\n4\n", "FROM r |> SELECT CASE id",
      times(10_000) { " WHEN \($0) THEN \($0 * 2)" }, " END"),
    Case(
      "columns", "9999\n", "FROM r |> SELECT ", times(10_000, ",") { "id + \($0) AS c\($0)" },
      " |> SELECT c9999 |> LIMIT 1"),
    Case(
      "aggregates", "30000\n", "FROM r |> AGGREGATE ",
      times(10_000, ",") { "SUM(id + \($0)) AS c\($0)" }, " |> SELECT c9999"),
    Case(
      "added columns", "4901\n", "FROM r", times(4_900) { " |> EXTEND id + \($0) AS c\($0)" },
      " |> SELECT c4899 + id |> LIMIT 1 OFFSET 1"),
    Case(
      "columns made of each other", "1002\n", "FROM r |> EXTEND id AS c0",
      times(1_000) { " |> EXTEND c\($0) + 1 AS c\($0 + 1)" }, " |> WHERE id = 2 |> SELECT c1000"),
    Case(
      "changed columns", "10000\n", "FROM r |> SELECT ",
      times(10_000, ",") { "id + \($0) AS c\($0)" },
      " |> SET ", times(10_000, ",") { "c\($0) = c\($0) + 1" }, " |> SELECT c9999 |> LIMIT 1"),
    Case(
      "UNPIVOT", "150015000\n", "FROM r |> SELECT ",
      times(10_000, ",") { "id + \($0) AS c\($0)" },
      " |> UNPIVOT (v FOR k IN (", times(10_000, ",") { "c\($0)" }, ")) |> AGGREGATE SUM(v)"),
    Case(
      "subqueries", "1001\n", "SELECT c999 FROM (SELECT ",
      times(1_000, ",") { "(SELECT MAX(id) + \($0) FROM r) AS c\($0)" }, ")"),
    Case(
      "correlated subqueries", "99\n100\n101\n", "FROM r |> SELECT ",
      times(100, ",") { "(SELECT MAX(s.id) + \($0) FROM r AS s WHERE s.id = r.id) AS c\($0)" },
      " |> SELECT c99"),
    Case("WITH", "0\n1\n2\n", "WITH ", times(1_000, ",") { "w\($0) AS (FROM r)" }, " FROM w999"),
    Case("10 MB", "10000000\n", "SELECT LENGTH('", times(10_000_000) { _ in "a" }, "')"),
    Case(
      "a plan of nearly all stages", "2\n", "WITH w0 AS (FROM r)",
      times(190) { ", w\($0 + 1) AS (FROM w\($0)\(times(48) { _ in " |> WHERE id > 0" }))" },
      " FROM w190 |> AGGREGATE COUNT(*)"),
  ]

  static let refused: [Case] = [
    Case("in SELECT", "nested deeper than 200 levels", "SELECT ", times(10_000) { _ in "(" }),
    Case("queries", "nested deeper than 200 levels", times(10_000) { _ in "(" }, "SELECT 1"),
    Case(
      "UNION ALL", "more than 1000 operators in one chain",
      times(10_000, " UNION ALL ") { _ in "SELECT 1" }),
    Case(
      "sums", "more than 1000 operators in one chain", "SELECT ",
      times(10_000, " + ") { _ in "1" }),
    Case(
      "stages", "more than 5000 stages in one query", "FROM r",
      times(5_001) { _ in " |> WHERE id > 0" }),
    Case(
      "WITH of WITH", "nest deeper than 200 levels", "WITH w0 AS (FROM r)",
      times(1_000) { ", w\($0 + 1) AS (FROM w\($0))" }, " FROM w1000"),
    Case(
      "stages of WITH", "more than 10000 queries and stages", "WITH w0 AS (FROM r)",
      times(190) { ", w\($0 + 1) AS (FROM w\($0)\(times(60) { _ in " |> DISTINCT" }))" },
      " FROM w190"),
  ]

  @Test(arguments: answered)
  func `a large statement is answered`(_ large: Case) {
    let run = runProgram(["--no-header"], input: Self.table + large.text + "\n", seconds: 300)
    #expect(run.errors == "")
    #expect(run.output == large.answer)
  }

  @Test(arguments: refused)
  func `a deeper statement is refused, and the limit named`(_ deep: Case) {
    let run = runProgram(input: Self.table + deep.text + "\n", seconds: 300)
    #expect(run.status == .exited(1))
    #expect(run.errors.contains(deep.answer))
  }

  private static let table = "CREATE TABLE r AS SELECT * FROM (VALUES (0), (1), (2)) AS v(id);\n"
}

private func times(
  _ count: Int, _ separator: String = "", _ part: (Int) -> String
) -> String {
  (0..<count).map(part).joined(separator: separator)
}
