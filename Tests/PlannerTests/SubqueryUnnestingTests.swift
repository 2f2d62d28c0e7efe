import Testing

@Suite struct SubqueryUnnestingTests {
  private let exists = "FROM u AS x |> WHERE EXISTS (SELECT 1 FROM u AS y WHERE y.a = x.a)"

  @Test func `a condition that a subquery decides is a semi or anti join`() throws {
    #expect(try plan(exists).contains { $0.contains("semi join on y.a = x.a") })
    #expect(
      try plan(exists.replacing("WHERE EXISTS", with: "WHERE NOT EXISTS"))
        .contains { $0.contains("anti join") })
    #expect(
      try plan("FROM u AS x |> WHERE x.a IN (SELECT a FROM u)").contains { $0.contains("semi") })
  }

  @Test func `NOT IN, which NULLs decide, is none`() throws {
    #expect(
      try !plan("FROM u AS x |> WHERE x.a NOT IN (SELECT a FROM u)")
        .contains { $0.contains("anti join") })
  }

  @Test func `without semi-joins the answers are grouped and joined back`() throws {
    let lines = try plan(exists, off: ["semi-joins"])
    #expect(!lines.contains { $0.contains("semi join") })
    #expect(lines.contains { $0.contains("left join") })
  }

  @Test func `an equated outer column is read from the inner side`() throws {
    let text = "FROM u AS x |> EXTEND (SELECT COUNT(*) FROM t AS y WHERE y.a = x.a) AS n"
    #expect(try !plan(text).contains { $0.contains("cross join") })
    #expect(try plan(text, off: ["direct-correlation"]).count > plan(text).count)
  }
}
