import Testing

@testable import Language

/// No text may end the program: nesting is limited, chains are read by loops.
@Suite struct LimitTests {
  private func nested(_ open: String, _ inner: String, _ close: String, _ depth: Int) -> String {
    String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
  }

  @Test(arguments: [
    ("SELECT ", "(", "1", ")"), ("", "(", "SELECT 1", ")"), ("SELECT ", "f(", "1", ")"),
    ("SELECT * ", "FROM (", "FROM t", ")"), ("FROM ", "(", "t", ")"), ("SELECT ", "NOT ", "a", ""),
    ("SELECT ", "- ", "1", ""), ("SELECT ", "(SELECT ", "1", ")"),
    ("SELECT ", "CASE WHEN ", "a", " THEN 1 END"), ("SELECT ", "a IN (", "1", ")"),
    ("SELECT ", "EXISTS (SELECT ", "1", ")"), ("SELECT ", "a + (", "1", ")"),
    ("", "WITH q AS (", "FROM t", ") FROM q"),
    ("FROM t |> UNION ALL ", "(FROM t |> UNION ALL ", "(FROM t)", ")"),
    ("SELECT ", "CAST(", "1", " AS INT64)"),
  ])
  func `ten thousand levels are an error, a hundred are not`(
    start: String, open: String, inner: String, close: String
  ) {
    #expect(
      failure(start + nested(open, inner, close, 10_000))?.message
        == "nested deeper than 200 levels")
    #expect(failure(start + nested(open, inner, close, 60)) == nil)
    #expect(failure(start + nested(open, inner, "", 10_000)) != nil)
  }

  @Test func `ten thousand terms of AND and OR parse`() throws {
    let terms = (0..<10_000).map { "a = \($0)" }
    for word in [" AND ", " OR "] {
      let text = terms.joined(separator: word)
      #expect(try printedExpression(text) == text)
    }
    let mixed = (0..<3_000).map { "a = \($0) AND b < \($0) + 1" }.joined(separator: " OR ")
    #expect(try printedExpression(mixed) == mixed)
  }

  @Test func `long chains of arithmetic are an error, not an overflow`() throws {
    let chain = Array(repeating: "x * 2", count: 990).joined(separator: " + ")
    #expect(try printedExpression(chain) == chain)
    let long = "SELECT " + Array(repeating: "1", count: 100_000).joined(separator: " + ")
    #expect(failure(long)?.message == "more than 1000 operators in one chain")
    let casts = "SELECT a" + String(repeating: "::INT64", count: 10_000)
    #expect(failure(casts)?.code == .nestedTooDeep)
    let unions = Array(repeating: "SELECT 1", count: 10_000).joined(separator: " UNION ALL ")
    #expect(failure(unions)?.code == .nestedTooDeep)
  }

  @Test func `chains inside of nesting count together`() {
    var text = "1"
    for _ in 0..<50 { text = "(\(text)" + String(repeating: " + 1", count: 100) + ")" }
    #expect(failure("SELECT \(text)")?.code == .nestedTooDeep)
  }

  @Test func `five thousand stages parse`() throws {
    let text = "FROM t" + String(repeating: " |> WHERE a > 1", count: 5_000)
    guard case .query(let query)? = try Parser.parseStatement(SourceText(text)) else { return }
    #expect(query.stages.count == 5_000)
    #expect(query.sql == text)
  }

  @Test func `long lists parse`() throws {
    let items = (0..<20_000).map(String.init).joined(separator: ", ")
    #expect(failure("SELECT a IN (\(items))") == nil)
    #expect(
      failure(
        "INSERT INTO t VALUES \(Array(repeating: "(1)", count: 20_000).joined(separator: ","))")
        == nil)
    #expect(failure("SELECT \(items)") == nil)
  }

  @Test func `every prefix and every deletion of a query is answered`() {
    let text =
      "WITH q AS (SELECT a, 'x''y' FROM t |> WHERE a > 45%) FROM q AS x |> LEFT JOIN u ON "
      + "x.a = u.\"b\" |> AGGREGATE COUNT(*) AS n, SUM(c) FILTER (WHERE d) GROUP AND ORDER BY a "
      + "DESC |> PIVOT (SUM(n) FOR a IN (1, 2)) |> SELECT CASE WHEN a THEN E'\\n' END, -1::INT64,"
      + " d + INTERVAL 1 MONTH, EXTRACT(YEAR FROM d), * EXCEPT (z) |> LIMIT 3; /* end */ Đắk"
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      for cut in [Array(bytes[..<index]), Array(bytes[..<index] + bytes[(index + 1)...])] {
        let source = SourceText(name: "f", utf8: cut)
        do throws(Diagnostic) {
          var parser = Parser(source)
          while !parser.isAtEnd { _ = try parser.statement().sql }
        } catch {
          _ = DiagnosticRenderer(.script) { _ in 1 }.render(error, in: source)
          #expect(error.span.map { $0.start <= $0.end && $0.end <= cut.count } == true)
        }
      }
    }
  }
}
