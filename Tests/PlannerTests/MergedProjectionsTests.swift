import Testing

@Suite struct MergedProjectionsTests {
  private func projections(_ text: String) throws -> (before: Int, after: Int) {
    let (before, after) = try plans(text, by: "merged-projections")
    func count(_ lines: [String]) -> Int { lines.filter { $0.contains("project ") }.count }
    return (count(before), count(after))
  }

  @Test func `picking computed columns is no node of its own`() throws {
    let made = try projections("FROM (SELECT a + 1 AS x, c FROM u) |> EXTEND c AS d |> SELECT x, d")
    #expect(made.after <= made.before)
    let lines = try plan("FROM u |> EXTEND a + 1 AS x |> LIMIT 3 |> SELECT x")
    #expect(lines.filter { $0.contains("project ") }.count == 1)
  }

  @Test func `no expression is computed twice or grows`() throws {
    let made = try projections("FROM u |> EXTEND a + 1 AS x |> SELECT x * x AS y")
    #expect(made.before == made.after)
  }
}
