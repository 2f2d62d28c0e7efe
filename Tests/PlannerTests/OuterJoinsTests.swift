import Testing

@Suite struct OuterJoinsTests {
  /// The line of the topmost join.
  private func join(_ text: String) throws -> String? {
    try plans(text, by: "outer-joins").after.first { $0.contains("join") }?
      .trimmingPrefix(while: { $0 == " " }).description
  }

  @Test func `a condition that drops its NULL rows makes an outer join inner`() throws {
    let (before, after) = try plans(
      "FROM u AS x |> LEFT JOIN u AS y ON x.a = y.a |> WHERE y.c = 'c1'", by: "outer-joins")
    #expect(before[1] == "  left join on x.a = y.a")
    #expect(
      after == [
        "filter y.c = 'c1'", "  join on x.a = y.a", "    scan u x", "    scan u y",
      ])
  }

  @Test func `a condition that NULL can fulfil changes nothing`() throws {
    let from = "FROM u AS x |> LEFT JOIN u AS y ON x.a = y.a |> WHERE "
    for condition in [
      "y.c IS NULL", "x.c = 'c1'", "COALESCE(y.c, 'c1') = 'c1'", "y.c = 'c1' OR x.a = 1",
      "y.c IS NOT DISTINCT FROM 'c1'", "NOT (y.a = 1 AND x.a = 1)",
      "CASE WHEN y.a = 1 THEN FALSE ELSE TRUE END",
    ] {
      #expect(try join(from + condition) == "left join on x.a = y.a", "\(condition)")
    }
  }

  @Test func `conditions drop NULL through arithmetic, NOT, IN and both sides of OR`() throws {
    let from = "FROM u AS x |> LEFT JOIN u AS y ON x.a = y.a |> WHERE "
    for condition in [
      "y.a + 1 > x.a", "NOT (y.c LIKE 'c%')", "y.a IN (1, 2)", "y.a NOT IN (1, 2)",
      "y.c IS NOT NULL", "y.a = 1 OR y.a = x.a",
    ] {
      #expect(try join(from + condition) == "join on x.a = y.a", "\(condition)")
    }
  }

  @Test func `a FULL join loses the side whose NULLs are dropped`() throws {
    let from = "FROM u AS x |> FULL JOIN u AS y ON x.a = y.a |> WHERE "
    #expect(try join(from + "x.a > 0") == "left join on x.a = y.a")
    #expect(try join(from + "y.a > 0") == "right join on x.a = y.a")
    #expect(try join(from + "x.a > 0 AND y.a > 0") == "join on x.a = y.a")
  }

  @Test func `a later inner join drops them as well`() throws {
    let lines = try plans(
      "FROM u AS x |> LEFT JOIN u AS y ON x.a = y.a |> JOIN u AS z ON y.a = z.a",
      by: "outer-joins"
    ).after
    #expect(!lines.contains { $0.contains("left join") })
  }

  @Test func `windows and limits keep the rows below them`() throws {
    let from = "FROM u AS x |> LEFT JOIN u AS y ON x.a = y.a"
    #expect(
      try join("\(from) |> EXTEND ROW_NUMBER() OVER (ORDER BY x.a) AS i |> WHERE y.a > 0")
        == "left join on x.a = y.a")
    #expect(
      try join("\(from) |> ORDER BY x.a |> LIMIT 2 |> WHERE y.a > 0") == "left join on x.a = y.a")
  }

  @Test func `a group whose key is dropped needs no rows`() throws {
    #expect(
      try join(
        """
        FROM u AS x |> LEFT JOIN u AS y ON x.a = y.a |> AGGREGATE COUNT(*) AS n GROUP BY y.c
        |> WHERE c = 'c1'
        """) == "join on x.a = y.a")
  }
}
