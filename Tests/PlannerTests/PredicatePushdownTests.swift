import Testing

@Suite struct PredicatePushdownTests {
  @Test func `a filter moves below a join to the side of its columns`() throws {
    let (before, after) = try plans(
      "FROM u AS x |> JOIN u AS y ON x.a = y.a |> WHERE x.c = 'c1' AND y.a > 2",
      by: "predicate-pushdown")
    #expect(before[0] == "filter x.c = 'c1' AND y.a > 2")
    #expect(
      after == [
        "join on x.a = y.a", "  filter x.c = 'c1'", "    scan u x", "  filter y.a > 2",
        "    scan u y",
      ])
  }

  @Test func `a filter of the right side stays above a left join`() throws {
    let lines = try plans(
      "FROM u AS x |> LEFT JOIN u AS y ON x.a = y.a |> WHERE y.c IS NULL AND x.a > 1",
      by: "predicate-pushdown"
    ).after
    #expect(
      lines == [
        "filter y.c IS NULL", "  left join on x.a = y.a", "    filter x.a > 1", "      scan u x",
        "    scan u y",
      ])
  }

  @Test func `a condition that can fault stays above the join that may drop its rows`() throws {
    let lines = try plan(
      "FROM t |> JOIN u ON t.a = u.a |> WHERE CAST(b AS INT64) > 1 |> SELECT c")
    let filter = try #require(lines.firstIndex { $0.contains("CAST") })
    let join = try #require(lines.firstIndex { $0.contains("join") })
    #expect(filter < join)
  }

  @Test func `a condition on keys moves below the groups, one on results does not`() throws {
    let lines = try plans(
      "FROM u |> AGGREGATE COUNT(*) AS n GROUP BY c |> WHERE c = 'c1' AND n > 1",
      by: "predicate-pushdown"
    ).after
    #expect(
      lines == [
        "filter n > 1", "  aggregate COUNT(*) AS n by c", "    filter c = 'c1'", "      scan u",
      ])
  }

  @Test func `a condition on partitions moves below their windows, no other does`() throws {
    let from =
      "FROM u |> EXTEND ROW_NUMBER() OVER (PARTITION BY c ORDER BY a) AS i |> WHERE "
    func after(_ condition: String) throws -> String {
      try plans(from + condition, by: "predicate-pushdown").after[0]
    }
    #expect(try !after("c = 'c1'").contains("filter"))
    #expect(try after("a = 1") == "filter a = 1")
    #expect(try after("i = 1 AND c = 'c1'") == "filter i = 1")
    #expect(
      try plans(
        "FROM u |> EXTEND SUM(a) OVER (PARTITION BY c) AS s, SUM(a) OVER () AS n |> WHERE c = 'c'",
        by: "predicate-pushdown"
      ).after[0] == "filter c = 'c'")
  }

  @Test func `only rows that an ASSERT has seen are dropped`() throws {
    let lines = try plans(
      "FROM u AS x |> JOIN u AS y ON x.a = y.a |> ASSERT x.a > 0 |> WHERE y.c = 'c1'",
      by: "predicate-pushdown"
    ).after
    #expect(lines[0] == "filter y.c = 'c1'")
    #expect(lines[1].contains("ASSERT"))
  }

  @Test func `each input of a union is filtered`() throws {
    let lines = try plans(
      "FROM u |> UNION ALL (FROM u) |> WHERE a > 1", by: "predicate-pushdown"
    ).after
    #expect(lines[0].hasPrefix("union all"))
    #expect(lines.filter { $0.contains("filter a > 1") }.count == 2)
  }

  @Test func `a limit keeps the rows that it was given`() throws {
    let (before, after) = try plans(
      "FROM u |> ORDER BY a |> LIMIT 2 |> WHERE c = 'c1'", by: "predicate-pushdown")
    #expect(before == after)
  }
}
