import Database
import Formats
import Language
import Testing

@testable import Reports

private func refusal(_ text: String) -> Diagnostic? {
  do {
    _ = try ChartSpec(parsing: text, at: 10)
    return nil
  } catch {
    return error
  }
}

@Suite struct ChartSpecTests {
  @Test func `a specification names its kind and its columns`() throws {
    let spec = try ChartSpec(
      parsing: "bar x=region y=pooled,mean by=\"a set\"".replacing(",mean", with: ""))
    #expect(spec.kind == .bar)
    #expect(spec.x.text == "region")
    #expect(spec.y.map(\.text) == ["pooled"])
    #expect(spec.by?.text == "a set")
  }

  @Test func `several columns of numbers stand behind one y`() throws {
    let spec = try ChartSpec(parsing: "LINE X=year y=a,`b c`,\"d \"\"e\"\"\"")
    #expect(spec.kind == .line)
    #expect(spec.y.map(\.text) == ["a", "b c", "d \"e\""])
  }

  @Test(
    arguments: [
      ("", "which kind of chart?", 10, 10),
      ("pie x=a y=b", "unknown kind of chart 'pie'", 10, 13),
      ("bar x=a z=b", "unknown chart option 'z'", 18, 19),
      ("bar x y=b", "'x' lacks '='", 14, 15),
      ("bar x= y=b", "'x=' lacks a column", 14, 15),
      ("bar x=a x=b y=c", "'x' stands twice", 18, 19),
      ("bar y=b", "bar lacks x=COLUMN", 10, 17),
      ("line x=a", "line lacks y=COLUMN", 10, 18),
      ("heatmap x=a y=b", "heatmap lacks by=COLUMN", 10, 25),
      ("bar x=a,b y=c", "one column is wanted here", 18, 19),
      ("bar x=a y=b,c by=d", "one column is wanted here", 22, 23),
      ("bar x=\"a y=b", "the quote is not closed", 16, 22),
    ])
  func `a bad specification is refused at its place`(
    text: String, message: String, start: Int, end: Int
  ) {
    #expect(refusal(text)?.message == message)
    #expect(refusal(text)?.span == SourceSpan(start, end))
  }

  @Test func `a misspelt kind and column get the nearest names`() throws {
    #expect(
      refusal("heatmp x=a y=b by=c")?.help.first?.hasPrefix("did you mean 'heatmap'?") == true)
    let error = try #require(throws: Diagnostic.self) {
      try TextChart.render(
        chartTable("SELECT 'a' AS region, 1 AS n"), ChartSpec(parsing: "bar x=regoin y=n"),
        width: 60)
    }
    #expect(error.message == "unknown column 'regoin'")
    #expect(error.help == ["did you mean 'region'? columns of the result: n, region"])
  }

  @Test func `a chart draws numbers only, and one row a place`() throws {
    let text = try #require(throws: Diagnostic.self) {
      try TextChart.render(
        chartTable("SELECT 'a' AS p, 'b' AS q"), ChartSpec(parsing: "bar x=p y=q"), width: 60)
    }
    #expect(text.message == "'q' is STRING, but a chart draws numbers")
    let twice = try #require(throws: Diagnostic.self) {
      try TextChart.render(
        chartTable("SELECT 1 AS x, 2 AS y UNION ALL SELECT 1, 3"),
        ChartSpec(parsing: "line x=x y=y"), width: 60)
    }
    #expect(twice.message == "several rows for '1'")
  }

  @Test func `a chart line of a report is read with the report`() {
    let text = "-- chart bra x=a y=b\nSELECT 1 AS a, 2 AS b"
    let error = #expect(throws: Diagnostic.self) {
      try Report(name: "r", source: SourceText(text))
    }
    #expect(error?.message == "unknown kind of chart 'bra'")
    #expect(error?.span == SourceSpan(9, 12))
  }
}

/// The rows of a query.
func chartTable(_ query: String) throws -> ResultTable {
  try Session().query(SourceText(query)).resultTable
}

func vietnamese() -> FormatOptions {
  var options = FormatOptions()
  options.locale = .vietnamese
  return options
}
