import Testing

@Suite struct CommonConjunctsTests {
  @Test func `a term of all branches becomes the condition of the join`() throws {
    let lines = try plan(
      "FROM t, u |> WHERE t.a = u.a AND c = 'x' OR t.a = u.a AND b = 'odd' |> SELECT d")
    #expect(lines.contains { $0.contains("join on t.a = u.a AND ") })
    #expect(!lines.contains { $0.contains("filter") })
  }

  @Test func `a branch without a term of its own needs no other branch`() throws {
    let lines = try plan("FROM u |> WHERE a > 1 AND c = 'x' OR a > 1")
    #expect(lines.contains { $0.hasSuffix("filter a > 1") })
  }

  @Test func `a term that can fail stays in its branch, where another guards it`() throws {
    let lines = try plan(
      "FROM u |> WHERE a > 1 AND 6 DIV a = 2 OR a < 0 AND 6 DIV a = 2 |> SELECT c")
    #expect(lines.contains { $0.contains(" OR ") })
  }

  @Test func `branches that share nothing stay as they are`() throws {
    let lines = try plan("FROM u |> WHERE a > 1 AND c = 'x' OR a < 1 AND c = 'y'")
    #expect(lines.contains { $0.contains(" OR ") })
  }
}
