import Testing

@Suite struct LimitBelowProjectTests {
  @Test func `a limit meets the sort below a projection`() throws {
    let (before, after) = try plans(
      "FROM u |> ORDER BY c |> SELECT a + 1 AS x |> LIMIT 2", by: "limit-below-project")
    #expect(before == ["limit 2", "  project a, c, a + 1 AS x", "    sort by c", "      scan u"])
    #expect(after == ["project a, c, a + 1 AS x", "  limit 2", "    sort by c", "      scan u"])
  }

  @Test func `a limit stays above a filter and a window`() throws {
    for stage in ["WHERE a > 0", "EXTEND ROW_NUMBER() OVER (ORDER BY a) AS i |> WHERE i > 1"] {
      let (before, after) = try plans("FROM u |> \(stage) |> LIMIT 2", by: "limit-below-project")
      #expect(before == after)
    }
  }
}
