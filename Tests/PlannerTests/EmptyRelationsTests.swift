import Testing

@Suite struct EmptyRelationsTests {
  private func after(_ text: String) throws -> [String] {
    try plans(text, by: "empty-relations").after
  }

  @Test func `what is never true and LIMIT 0 give no row`() throws {
    #expect(try after("FROM u |> WHERE FALSE") == ["0 literal rows"])
    #expect(try after("FROM u |> WHERE CAST(NULL AS BOOL)").first?.contains("filter") == true)
    #expect(try plan("FROM u |> WHERE CAST(NULL AS BOOL)") == ["0 literal rows"])
    #expect(try after("FROM u |> EXTEND a + 1 AS x |> LIMIT 0") == ["0 literal rows"])
  }

  @Test func `an aggregate without keys has its row`() throws {
    let lines = try after("FROM u |> WHERE FALSE |> AGGREGATE COUNT(*) AS n")
    #expect(lines == ["aggregate COUNT(*) AS n", "  0 literal rows"])
    #expect(
      try after("FROM u |> WHERE FALSE |> AGGREGATE COUNT(*) AS n GROUP BY a") == ["0 literal rows"]
    )
  }

  @Test func `joins with nothing`() throws {
    let nothing = "(SELECT a, c FROM u WHERE FALSE) AS y"
    func kind(_ kind: String) throws -> [String] {
      try after("FROM u AS x |> \(kind) JOIN \(nothing) ON x.a = y.a")
    }
    #expect(try kind("INNER") == ["0 literal rows"])
    #expect(try kind("SEMI") == ["0 literal rows"])
    #expect(try kind("RIGHT") == ["0 literal rows"])
    #expect(try kind("ANTI") == ["scan u x"])
    #expect(
      try kind("LEFT") == ["project x.a, x.c, NULL AS u.a, NULL AS u.c", "  scan u x"])
    #expect(try kind("FULL")[0] == "full join on x.a = u.a")
  }

  @Test func `a union is of what has rows`() throws {
    #expect(
      try after("FROM u |> UNION ALL (FROM u |> WHERE FALSE)").last?.contains("scan u") == true)
    #expect(
      try after("FROM u |> UNION ALL (FROM u |> WHERE FALSE)").contains { $0.contains("union") }
        == false)
  }

  @Test func `an ASSERT is asked although nothing needs its rows`() throws {
    let lines = try after("FROM u |> ASSERT a > 0 |> LIMIT 0")
    #expect(lines.contains { $0.contains("ASSERT") })
  }
}
