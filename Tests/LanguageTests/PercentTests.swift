import Testing

@testable import Language

/// The table of readings of `45%`, row by row; decision "pct".
@Suite struct PercentTests {
  @Test(arguments: [
    ("x > 45%", "[x > 45%]"),
    ("x > 45% AND y", "[[x > 45%] AND y]"),
    ("(45%)", "(45%)"),
    ("f(45%, 1)", "f(45%, 1)"),
    ("45% * x", "[45% * x]"),
    ("45%*x", "[45% * x]"),
    ("x BETWEEN 5% AND 10%", "[x BETWEEN 5% AND 10%]"),
    ("45%2", "[45 % 2]"),
    ("45 % 2", "[45 % 2]"),
    ("45 %2", "[45 % 2]"),
    ("45% 2", "[45 % 2]"),
    ("45% x", "[45 % x]"),
    ("45%x", "[45 % x]"),
    ("45%(x)", "[45 % (x)]"),
    ("45%-3", "[45 % [- 3]]"),
    ("45% -3", "[45 % [- 3]]"),
    ("45% NULL", "[45 % NULL]"),
    ("45% LEFT(x, 1)", "[45 % left(x, 1)]"),
    ("45% NOT IN (1)", nil),
    ("45% IS NULL", "[45% IS NULL]"),
    ("45% || 'a'", "[45% || 'a']"),
    ("45% = 45%", "[45% = 45%]"),
    ("45%::FLOAT64", "CAST(45% AS FLOAT64)"),
    ("45% % 2", "[45% % 2]"),
    ("1 + 45%", "[1 + 45%]"),
  ])
  func `a number with a percent sign`(text: String, expected: String?) throws {
    guard let expected else {
      #expect(throws: Diagnostic.self) { try shape(text) }
      return
    }
    #expect(try shape(text) == expected)
  }

  @Test func `the value is an exact decimal of scale plus two`() throws {
    let expression = try Parser.parseExpression(SourceText("12.5%"))
    guard case .literal(let literal) = expression.kind else { return }
    #expect(literal == .decimal(unscaled: 125, scale: 3, isPercent: true))
    #expect(expression.span == SourceSpan(0, 5))
  }

  @Test func `before a pipe, a comma or the end it is a literal`() throws {
    #expect(
      try printed("FROM t |> EXTEND 45% AS a, 5%, |> LIMIT 1").contains("EXTEND 45% AS a, 5%"))
    #expect(try printed("SELECT 45%") == "SELECT 45%")
  }

  @Test func `a sign with a space behind it is an error with both mendings`() throws {
    #expect(message("SELECT 45% - 3") == "'45% -' can be a percentage or a remainder @ 45%")
    #expect(
      failure("SELECT 45% - 3")?.help == [
        "write (45%) - 3 for the percentage, or 45 % -3 for the remainder"
      ])
    #expect(failure("SELECT x >= 45% + 2%")?.code == .percent)
    #expect(try shape("(45%) - 3") == "[(45%) - 3]")
    #expect(try shape("45 % -3") == "[45 % [- 3]]")
  }

  @Test func `only literals take a percent sign`() {
    #expect(message("SELECT x%") == "only a number takes a percent sign @ %")
    #expect(message("SELECT (1 + 2)%, 3") == "only a number takes a percent sign @ %")
    #expect(message("SELECT 1e3%") == "only a number takes a percent sign @ %")
    #expect(
      message("FROM t |> LIMIT 10%") == "LIMIT takes a number of rows, not a percentage @ 10%")
  }
}
