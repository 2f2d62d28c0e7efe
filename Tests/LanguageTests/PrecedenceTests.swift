import Testing

@testable import Language

@Suite struct PrecedenceTests {
  @Test(arguments: [
    ("1 + 2 * 3", "[1 + [2 * 3]]"),
    ("1 - 2 - 3", "[[1 - 2] - 3]"),
    ("-5 % 3", "[[- 5] % 3]"),
    ("- -3", "[- [- 3]]"),
    ("a DIV b // c", "[[a DIV b] DIV c]"),
    ("'a' || 1 + 2", "['a' || [1 + 2]]"),
    ("1 << 2 || 3", "[1 << [2 || 3]]"),
    ("a | b | c", "[[a | b] | c]"),
    ("a = b OR c AND NOT d", "[[a = b] OR [c AND [NOT d]]]"),
    ("NOT a = b", "[NOT [a = b]]"),
    ("NOT NOT a", "[NOT [NOT a]]"),
    ("a BETWEEN 1 AND 2 AND b", "[[a BETWEEN 1 AND 2] AND b]"),
    ("a NOT BETWEEN 1 + 1 AND 2", "[a NOT BETWEEN [1 + 1] AND 2]"),
    ("a IS NOT DISTINCT FROM b", "[a IS NOT DISTINCT FROM b]"),
    ("a <=> b", "[a IS NOT DISTINCT FROM b]"),
    ("a == b", "[a = b]"),
    ("a != b", "[a <> b]"),
    ("a::INT64 + 1", "[CAST(a AS INT64) + 1]"),
    ("-a::INT64", "[- CAST(a AS INT64)]"),
    ("(a < b) = c", "[([a < b]) = c]"),
    ("a IS NULL AND b IS NOT UNKNOWN", "[[a IS NULL] AND [b IS NOT UNKNOWN]]"),
    ("~a & b", "[[~ a] & b]"),
  ])
  func `an expression binds as the table of precedence says`(
    text: String, expected: String
  ) throws {
    #expect(try shape(text) == expected)
  }

  @Test(arguments: [
    "a < b < c", "a = b = c", "x BETWEEN 0 AND 2 = TRUE", "x IN (1) = TRUE",
    "a IS NULL IS NULL", "a LIKE b LIKE c", "a = b IN (1)",
  ])
  func `comparisons do not chain`(text: String) {
    #expect(failure("SELECT \(text)")?.code == .chainedComparison)
  }

  @Test func `different bit operators need parentheses`() {
    #expect(message("SELECT 1 | 2 & 4") == "'&' and '|' need parentheses between them @ |")
    #expect(failure("SELECT 1 << 2 & 4")?.code == .mixedBitOperators)
    #expect(failure("SELECT (1 | 2) & 4") == nil)
  }

  @Test func `concatenation beside arithmetic warns`() throws {
    var parser = Parser(SourceText("SELECT 'a' || 1 + 2"))
    _ = try parser.statement()
    #expect(parser.warnings.map(\.code) == [.concatenationPrecedence])
    #expect(parser.warnings.first?.severity == .warning)
  }

  @Test func `AND and OR become balanced trees of the same order`() throws {
    #expect(try shape("a AND b AND c AND d") == "[[a AND b] AND [c AND d]]")
    #expect(try printedExpression("a OR b OR c") == "a OR b OR c")
  }

  @Test func `CASE, CAST, EXTRACT, INTERVAL and calls are primaries`() throws {
    for text in [
      "CASE a WHEN 1 THEN 'x' ELSE 'y' END", "CASE WHEN a THEN b WHEN c THEN d END",
      "CAST(a AS DECIMAL(10, 2))", "TRY_CAST(a AS DATE)", "EXTRACT(DAYOFWEEK FROM d)",
      "d + INTERVAL 1 MONTH", "d - INTERVAL -1 DAY", "d + INTERVAL '3' HOUR",
      "d + INTERVAL (a + 1) YEAR", "DATE '2024-01-01'", "TIMESTAMP '2024-01-01 00:00:00'",
      "count(*)", "count(DISTINCT a)", "string_agg(a, ',' ORDER BY b DESC NULLS LAST)",
      "percentile_cont(0.5) WITHIN GROUP (ORDER BY a)", "sum(a) FILTER (WHERE b > 1)",
      "sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
      "rank() OVER ()", "a IN (1, 2)", "a NOT IN (SELECT b FROM t)", "EXISTS (FROM t)",
      "a LIKE 'x%' ESCAPE '!'", "a NOT ILIKE b", "(SELECT 1)", "@year", "left(a, 2)",
      "if(a, b, c)", "replace(a, b, c)", "date(a)", "t.a", "\"order\"",
    ] {
      #expect(try printedExpression(text) == text)
    }
  }

  @Test func `CURRENT_DATE stands with or without parentheses`() throws {
    #expect(try printedExpression("CURRENT_DATE") == "current_date()")
    #expect(try printedExpression("CURRENT_DATE()") == "current_date()")
    #expect(try printedExpression("SAFE_CAST(a AS INT)") == "TRY_CAST(a AS INT64)")
  }

  @Test func `question marks are numbered parameters`() throws {
    #expect(try printed("SELECT ?, ?") == "SELECT @1, @2")
  }

  @Test func `stage verbs and type names are ordinary names elsewhere`() throws {
    let text = "FROM pivot |> SELECT date, year, values, aggregate, text, offset, first"
    #expect(try printed(text) == text)
  }
}
