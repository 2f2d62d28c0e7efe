import Testing

@Suite struct OptimizerTests {
  @Test func `only the columns that are needed are read`() throws {
    let lines = try plan("FROM t |> EXTEND a + 1 AS x |> SELECT b")
    #expect(lines.last?.hasSuffix("scan [#1 b]") == true)
    #expect(!lines.contains { $0.contains("+") })
  }

  @Test func `a filter moves below a join to the side of its columns`() throws {
    let lines = try plan("FROM t |> JOIN u ON t.a = u.a |> WHERE c = 'c1' AND t.a > 2 |> SELECT b")
    #expect(lines.contains { $0.hasSuffix("= 'c1')") && $0.contains("filter") })
    #expect(lines.first { $0.contains("join") }?.contains("c1") == false)
  }

  @Test func `a filter of the right side stays above a left join`() throws {
    let lines = try plan("FROM t |> LEFT JOIN u ON t.a = u.a |> WHERE c IS NULL |> SELECT b")
    let filter = try #require(lines.firstIndex { $0.contains("IS NULL") })
    let join = try #require(lines.firstIndex { $0.contains("join") })
    #expect(filter < join)
  }

  @Test func `a condition that can fault stays above the join that may drop its rows`() throws {
    let lines = try plan(
      "FROM t |> JOIN u ON t.a = u.a |> WHERE CAST(b AS INT64) > 1 |> SELECT c")
    let filter = try #require(lines.firstIndex { $0.contains("CAST") })
    let join = try #require(lines.firstIndex { $0.contains("join") })
    #expect(filter < join)
  }

  @Test func `constants are computed once, but a fault stays where it may never be met`() throws {
    let lines = try plan("FROM u |> WHERE 1 + 1 = 2 |> SELECT a")
    #expect(!lines.contains { $0.contains("filter") })
    #expect(
      try plan("FROM u |> SELECT CASE WHEN a < 0 THEN CAST('x' AS INT64) END AS x")
        .contains { $0.contains("CAST('x' AS INT64)") })
  }

  @Test func `a limit moves below a projection`() throws {
    let lines = try plan("FROM u |> ORDER BY c |> SELECT a + 1 AS x |> LIMIT 2")
    let limit = try #require(lines.firstIndex { $0.contains("limit 2") })
    #expect(lines[limit + 1].contains("sort"))
  }
}
