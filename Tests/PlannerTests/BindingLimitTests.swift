import Testing

/// What a text of any size may stand for is bounded, and the message names the bound.
@Suite struct BindingLimitTests {
  @Test func `many stages are answered, too many are refused`() {
    #expect(failure("FROM t" + String(repeating: " |> WHERE a > 0", count: 499)) == "no error")
    #expect(
      failure("FROM t" + String(repeating: " |> WHERE a > 0", count: 5_001))
        .hasPrefix("more than 5000 stages in one query"))
  }

  @Test func `a chain of WITH is bounded`() {
    var text = "WITH c0 AS (FROM t)"
    for index in 1..<1_000 { text += ", c\(index) AS (FROM c\(index - 1))" }
    #expect(failure(text + " FROM c999").contains("nest deeper than 200 levels"))
  }

  @Test func `WITH names that double at each step are bounded`() {
    var text = "WITH c0 AS (SELECT a FROM u)"
    for index in 1..<30 {
      text += ", c\(index) AS (FROM c\(index - 1) |> UNION ALL (FROM c\(index - 1)))"
    }
    #expect(failure(text + " FROM c29").contains("queries and stages, with those of WITH"))
  }

  @Test func `subqueries that read outer rows are bounded`() {
    var text = "FROM t AS t0"
    for index in 1..<30 {
      text += " |> WHERE EXISTS (FROM t AS t\(index) |> WHERE t\(index).a = t\(index - 1).a"
    }
    #expect(failure(text + String(repeating: ")", count: 29)).contains("deeper than 8 levels"))
  }

  @Test func `a deep chain of set operations is planned in linear time`() throws {
    let text = "FROM u" + String(repeating: " |> EXCEPT ALL (FROM u)", count: 100)
    #expect(try plan(text).isEmpty == false)
    #expect(
      failure(text + String(repeating: " |> UNION (FROM u)", count: 101))
        .hasPrefix("more than 200 UNION, INTERSECT and EXCEPT"))
  }
}
