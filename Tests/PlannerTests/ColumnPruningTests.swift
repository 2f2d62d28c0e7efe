import Testing

@Suite struct ColumnPruningTests {
  @Test func `only the columns that are needed are read`() throws {
    let lines = try plan("FROM t |> EXTEND a + 1 AS x |> SELECT b")
    #expect(lines.last?.hasSuffix("scan t [b]") == true)
    #expect(!lines.contains { $0.contains("+") })
  }

  @Test func `a union keeps the same columns of each input`() throws {
    let lines = try plans(
      "FROM u |> UNION ALL (SELECT a, c FROM u) |> SELECT c", by: "column-pruning"
    ).after
    #expect(lines.filter { $0.contains("scan u [c]") }.count == 2)
  }

  @Test func `an aggregate that nothing reads goes, a key stays`() throws {
    let lines = try plans(
      "FROM u |> AGGREGATE SUM(a) AS s, COUNT(*) AS n GROUP BY c |> SELECT n", by: "column-pruning"
    ).after
    #expect(lines.contains { $0.contains("aggregate COUNT(*) AS n by c") })
  }

  @Test func `what an ASSERT reads stays`() throws {
    let lines = try plans("FROM u |> ASSERT a > 0 |> SELECT c", by: "column-pruning").after
    #expect(lines.last?.hasSuffix("scan u") == true)
  }
}
