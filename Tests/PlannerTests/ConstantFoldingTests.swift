import Testing

@Suite struct ConstantFoldingTests {
  @Test func `what reads no column is computed once`() throws {
    let (before, after) = try plans("FROM u |> WHERE a > 1 + 1", by: "constant-folding")
    #expect(before == ["filter a > 1 + 1", "  scan u"])
    #expect(after == ["filter a > 2", "  scan u"])
  }

  @Test func `a filter that is always true goes`() throws {
    #expect(try plans("FROM u |> WHERE 1 + 1 = 2", by: "constant-folding").after == ["scan u"])
  }

  @Test func `a fault stays where no row may meet it`() throws {
    let lines = try plans(
      "FROM u |> SELECT CASE WHEN a < 0 THEN CAST('x' AS INT64) END AS x", by: "constant-folding"
    ).after
    #expect(lines[0].contains("CAST('x' AS INT64)"))
  }

  @Test func `a division by zero stays, because it warns`() throws {
    let lines = try plans("FROM u |> SELECT 1 / 0 AS x", by: "constant-folding").after
    #expect(lines[0].contains("/ "))
  }
}
