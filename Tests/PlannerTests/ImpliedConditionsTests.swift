import Testing

@Suite struct ImpliedConditionsTests {
  private func top(_ text: String) throws -> String {
    try plans(text, by: "implied-conditions").after[0]
  }

  @Test func `what is asked of one side of an equality is asked of the other`() throws {
    let text = "FROM u AS x |> JOIN u AS y ON x.a = y.a |> WHERE x.a > 1"
    #expect(try top(text) == "filter y.a > 1")
    let lines = try plan(text)
    #expect(
      lines == [
        "join on x.a = y.a", "  filter x.a > 1", "    scan u x", "  filter y.a > 1", "    scan u y",
      ])
  }

  @Test func `equality goes on from column to column`() throws {
    let text = "FROM u AS x, u AS y, u AS z |> WHERE x.a = y.a AND y.a = z.a AND x.a IN (1, 2)"
    #expect(try top(text) == "filter y.a IN (1, 2) AND z.a IN (1, 2)")
  }

  @Test func `an outer join's condition holds for no row but its own`() throws {
    let lines = try plans(
      "FROM u AS x |> LEFT JOIN u AS y ON x.a = y.a |> WHERE x.a > 1", by: "implied-conditions")
    #expect(lines.before == lines.after)
  }

  @Test func `a condition on two columns, or on what NULL fulfils, says nothing more`() throws {
    for condition in ["x.a + x.a > 1", "x.a > LENGTH(x.c)", "x.a IS NOT DISTINCT FROM 1"] {
      let lines = try plans(
        "FROM u AS x |> JOIN u AS y ON x.a = y.a |> WHERE \(condition)", by: "implied-conditions")
      #expect(lines.before == lines.after, "\(condition)")
    }
  }

  @Test func `what holds below a limit is not asked again above it`() throws {
    let lines = try plans(
      "FROM u |> WHERE a = LENGTH(c) AND a = 1 |> LIMIT 1 |> WHERE c > ''", by: "implied-conditions"
    )
    #expect(lines.before == lines.after)
  }
}
