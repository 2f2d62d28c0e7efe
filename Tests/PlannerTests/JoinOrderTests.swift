import Testing

@Suite struct JoinOrderTests {
  /// The joins of the plan, from the top, and the depth of each.
  private func joins(_ text: String) throws -> [String] {
    try plan(text).filter { $0.contains("join on") || $0.contains("cross join") }
  }

  @Test func `tables that no condition connects are not paired first`() throws {
    let lines = try joins(
      "FROM t AS x, u AS y, t AS z |> WHERE x.a = z.a AND z.n = y.a |> SELECT x.b")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains(" on ") })
  }

  @Test func `a part that a filter makes small is joined before a large one`() throws {
    let lines = try joins(
      "FROM t AS x, t AS y, u AS z |> WHERE x.a = y.a AND y.n = z.a AND z.c = 'c1' |> SELECT x.b")
    #expect(lines.last?.contains("y.n = z.a") == true)
  }

  @Test func `an outer join stays where it stands`() throws {
    let lines = try joins(
      "FROM t AS x |> LEFT JOIN u AS y ON x.a = y.a |> JOIN t AS z ON x.n = z.n |> SELECT x.b")
    #expect(lines.last?.contains("left join") == true)
  }

  @Test func `a join whose rows a rate counts keeps its sides`() throws {
    let lines = try joins(
      """
      FROM t AS x |> CROSS JOIN u AS y |> JOIN t AS z ON x.a = z.a AND y.a = z.n
      |> AGGREGATE RATE(x.r) AS rate
      """)
    #expect(lines.last?.contains(" on ") == false)
  }

  @Test func `a condition that can fail meets no rows but its own`() throws {
    let lines = try joins(
      "FROM t AS x, u AS y |> JOIN t AS z ON 6 DIV z.a = y.a |> WHERE x.a = z.a |> SELECT x.b")
    #expect(lines.contains { $0.contains("DIV") || $0.contains("//") })
  }
}
