import Testing

@Suite struct LoweringTests {
  private func runs(_ text: String, off: [String] = []) throws -> [String] {
    let lines = try explanation(text, off: off)
    let start = try #require(lines.firstIndex { $0.hasPrefix("as it runs") })
    return lines[(start + 1)...].map { $0.trimmingPrefix(while: { $0 == " " }).description }
  }

  @Test func `ORDER BY with LIMIT keeps the top rows only`() throws {
    let text = "FROM u |> ORDER BY a DESC |> LIMIT 2 OFFSET 1"
    #expect(try runs(text)[0] == "top 2 offset 1 by a DESC (≈ 2 rows)")
    let lines = try runs(text, off: ["top-n"])
    #expect(lines[0] == "limit 2 offset 1 (≈ 2 rows)")
    #expect(lines[1] == "sort by a DESC (≈ 3 rows)")
  }

  @Test func `an OFFSET alone keeps the sort`() throws {
    #expect(
      try runs("FROM u |> ORDER BY a |> LIMIT ALL OFFSET 1").contains { $0.hasPrefix("sort") })
  }

  @Test func `a row of unions is one union`() throws {
    let lines = try runs("FROM u |> UNION ALL (FROM u) |> UNION ALL (FROM u)")
    #expect(lines.filter { $0.hasPrefix("union all") } == ["union all (≈ 9 rows)"])
    #expect(lines.count == 4)
  }

  @Test func `few keys index an array`() throws {
    let text = "FROM u |> AGGREGATE COUNT(*) AS n GROUP BY c"
    #expect(try runs(text)[0].hasPrefix("array aggregate"))
    #expect(try runs(text, off: ["array-groups"])[0].hasPrefix("hash aggregate"))
    #expect(
      try runs("FROM u |> AGGREGATE COUNT(*) AS n GROUP BY a / 2.5 AS b")[0].hasPrefix("hash"))
  }

  @Test func `a dense key finds its rows in an array`() throws {
    let text = "FROM u AS x |> JOIN u AS y ON x.a = y.a"
    #expect(try runs(text)[0].hasPrefix("array join on x.a = y.a"))
    #expect(try runs(text, off: ["array-joins"])[0].hasPrefix("hash join on x.a = y.a"))
    #expect(try runs("FROM u AS x |> JOIN u AS y ON x.c = y.c")[0].hasPrefix("hash join"))
    #expect(try runs("FROM u AS x |> JOIN u AS y ON x.a < y.a")[0].hasPrefix("join on"))
  }
}
