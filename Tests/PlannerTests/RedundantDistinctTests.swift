import Testing

@Suite struct RedundantDistinctTests {
  private func distincts(_ text: String) throws -> Int {
    try plans(text, by: "redundant-distinct").after.filter { $0.contains("distinct ") }.count
  }

  @Test func `groups are distinct already`() throws {
    let (before, after) = try plans(
      "FROM u |> AGGREGATE COUNT(*) AS n GROUP BY c |> DISTINCT", by: "redundant-distinct")
    #expect(before.contains { $0.contains("distinct ") })
    #expect(!after.contains { $0.contains("distinct ") })
  }

  @Test func `DISTINCT twice is DISTINCT once, also below a filter`() throws {
    #expect(try distincts("FROM u |> DISTINCT |> WHERE a > 1 |> DISTINCT") == 1)
  }

  @Test func `a part of the keys may repeat`() throws {
    #expect(
      try distincts("FROM u |> AGGREGATE COUNT(*) AS n GROUP BY a, c |> SELECT a |> DISTINCT") == 1)
    #expect(
      try distincts(
        "FROM u |> AGGREGATE COUNT(*) AS n GROUP BY a |> SELECT a + 1 AS b |> DISTINCT") == 1)
  }

  @Test func `a join may repeat groups, a union too`() throws {
    let groups = "(SELECT a, COUNT(*) AS n FROM u GROUP BY a)"
    #expect(
      try distincts("FROM \(groups) AS x |> JOIN u AS y ON x.a = y.a |> SELECT x.a |> DISTINCT")
        == 1)
    #expect(try distincts("FROM \(groups) |> UNION ALL \(groups) |> DISTINCT") == 1)
    #expect(
      try distincts("FROM \(groups) AS x |> SEMI JOIN u AS y ON x.a = y.a |> DISTINCT") == 0)
  }
}
