import Testing

@Suite struct LogicSimplificationTests {
  private func filter(_ condition: String) throws -> String {
    let lines = try plans("FROM u |> WHERE \(condition)", by: "logic-simplification").after
    return lines.count == 1 ? "all rows" : String(lines[0].dropFirst("filter ".count))
  }

  @Test func `constants among conditions go`() throws {
    #expect(try filter("a > 1 AND TRUE") == "a > 1")
    #expect(try filter("FALSE OR a > 1") == "a > 1")
    #expect(try filter("a > 1 OR TRUE") == "all rows")
    #expect(try filter("a > 1 AND FALSE") == "FALSE")
    #expect(try filter("a > 1 AND (c = 'x' AND TRUE)") == "a > 1 AND c = 'x'")
  }

  @Test func `NULL is no constant that decides`() throws {
    #expect(try filter("a > 1 AND CAST(NULL AS BOOL)").contains("AND"))
  }

  @Test func `what can fail before a constant is still asked`() throws {
    #expect(try filter("6 DIV a = 2 AND FALSE").contains("DIV"))
    #expect(try filter("FALSE AND 6 DIV a = 2") == "FALSE")
  }

  @Test func `NOT goes into comparisons, not into what may be NULL and TRUE at once`() throws {
    #expect(try filter("NOT a < 1") == "a >= 1")
    #expect(try filter("NOT NOT a = 1") == "a = 1")
    #expect(try filter("NOT (a IS DISTINCT FROM 1)") == "a IS NOT DISTINCT FROM 1")
    #expect(try filter("NOT c LIKE 'x%'") == "NOT c LIKE 'x%'")
  }

  @Test func `branches that no row takes go`() throws {
    #expect(
      try filter("CASE WHEN FALSE THEN a > 1 WHEN a > 2 THEN TRUE ELSE FALSE END")
        == "CASE WHEN a > 2 THEN TRUE ELSE FALSE END")
    #expect(try filter("CASE WHEN TRUE THEN a > 1 ELSE a > 2 END") == "a > 1")
    #expect(
      try filter("CASE WHEN a > 3 THEN a > 1 WHEN TRUE THEN a > 4 ELSE 6 DIV a = 1 END")
        == "CASE WHEN a > 3 THEN a > 1 ELSE a > 4 END")
  }

  @Test func `COALESCE ends with its first constant`() throws {
    #expect(try filter("COALESCE(a, 1, 6 DIV a) = 1") == "COALESCE(a, 1) = 1")
    #expect(try filter("COALESCE(NULL, a) = 1") == "a = 1")
  }
}
