import Testing

@testable import Planner

@Suite struct ExplanationTests {
  @Test func `the plan as written, what changed it, and the plan as it runs`() throws {
    #expect(
      try explanation("FROM u |> EXTEND a + 1 AS x |> WHERE c = 'c1' |> SELECT x") == [
        "as written:",
        "  project x",
        "    filter c = 'c1'",
        "      project a, c, a + 1 AS x",
        "        scan u",
        "as it runs, by predicate-pushdown, column-pruning:",
        "  project a + 1 AS x (≈ 1 row)",
        "    filter c = 'c1' (≈ 1 row)",
        "      scan u (≈ 3 rows)",
      ])
  }

  @Test func `rules that are off are named`() throws {
    let lines = try explanation("FROM u |> WHERE 1 = 1", off: ["constant-folding", "top-n"])
    #expect(lines.last == "off: constant-folding, top-n")
    #expect(lines.contains { $0.contains("filter 1 = 1") })
  }

  @Test func `a subquery stands as written, then as the join that it becomes`() throws {
    let lines = try explanation("FROM u AS x |> WHERE a IN (SELECT a FROM t)")
    #expect(lines[3] == "      for each row: x.a IN (subquery)")
    #expect(lines.contains { $0.contains("semi join") })
  }

  @Test func `expressions have the parentheses that they need`() throws {
    for text in [
      "(a + 1) * 2 - (3 - a) > 5", "NOT (a > 1 AND c = 'x') OR a = -1 AND c IS NOT NULL",
      "a IN (1, 2) AND c LIKE 'x%'", "CASE WHEN a > 1 THEN c ELSE 'it''s' END = c",
      "TRY_CAST(c AS INT64) = a - -1", "COALESCE(c, 'x') = UPPER(c)",
    ] {
      #expect(try plans("FROM u |> WHERE \(text)", by: "none").before[0] == "filter \(text)")
    }
  }

  @Test func `a long list is cut, with the number of what is left`() throws {
    let items = (1...40).map { "a + \($0) AS x\($0)" }.joined(separator: ", ")
    let line = try explanation("FROM u |> SELECT \(items)")[2]
    #expect(line.hasPrefix("    project a, c, a + 1 AS x1, "))
    #expect(line.hasSuffix(" more"))
    #expect(line.count < 120)
  }

  @Test func `names of rules are unique and words with hyphens`() {
    #expect(Set(RuleSwitches.names).count == RuleSwitches.names.count)
    #expect(RuleSwitches.names.allSatisfy { $0.wholeMatch(of: #/[a-z]+(-[a-z]+)+/#) != nil })
  }
}
