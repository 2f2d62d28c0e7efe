import Database
import Engine
import Language
import Testing

@testable import Reports

private func report(_ text: String) throws -> Report {
  try Report(name: "t", source: SourceText(name: "t.sql", text))
}

private func refusal(_ text: String, _ given: [(name: String, text: String)] = []) -> Diagnostic? {
  do {
    _ = try report(text).run(in: Session(), parameters: given)
    return nil
  } catch {
    return error as? Diagnostic
  }
}

extension QueryResult {
  fileprivate var texts: [[String]] {
    chunks.flatMap { chunk in
      (0..<chunk.rowCount).map { row in
        columns.indices.map { chunk[$0].value(at: row).text ?? "NULL" }
      }
    }
  }
}

@Suite struct ReportParameterTests {
  private static let text = """
    -- param year INT64
    -- param region STRING in provinces.region default NULL
    -- param share RATIO default 45%
    -- param day DATE default '2024-12-31'
    SELECT @year AS y, @region AS r, @share AS s, @day AS d
    """

  @Test func `given values take the place of defaults`() throws {
    let results = try report(Self.text).run(
      in: Session(), parameters: [("YEAR", "2024"), ("region", "Đông Nam Bộ"), ("share", "67.06%")])
    #expect(results[0].result.texts == [["2024", "Đông Nam Bộ", "0.6706", "2024-12-31"]])
    #expect(results[0].result.columns.map(\.type) == [.int64, .string, .ratio, .date])
  }

  @Test func `defaults hold where nothing is given, NULL too`() throws {
    let results = try report(Self.text).run(in: Session(), parameters: [("year", "1")])
    #expect(results[0].result.texts == [["1", "NULL", "0.45", "2024-12-31"]])
  }

  @Test(
    arguments: [
      ([], "missing parameter: year (INT64)"),
      ([("year", "abc")], "year: 'abc' is not INT64"),
      ([("year", "")], "year: '' is not INT64"),
      ([("year", "1"), ("share", "x")], "share: 'x' is not RATIO"),
      ([("year", "1"), ("day", "2024-02-30")], "day: '2024-02-30' is not DATE"),
      ([("year", "1"), ("year", "2")], "parameter 'year' is given twice"),
      ([("year", "1"), ("regoin", "x")], "unknown parameter 'regoin' of report 't'"),
      (
        [("year", "1"), ("region", "Dong Nam Bo")],
        "region: 'Dong Nam Bo' is no value of provinces.region"
      ),
    ] as [([(name: String, text: String)], String)])
  func `a value that cannot be is a usage error`(
    given: [(name: String, text: String)], message: String
  ) {
    let error = refusal(Self.text, given)
    #expect(error?.message == message)
    #expect(error?.code.exitClass == .usage)
  }

  @Test func `a missing parameter comes with the usage line`() {
    #expect(
      refusal(Self.text)?.help
        == ["usage: tra -r t -p year=INT64 [-p region=STRING] [-p share=RATIO] [-p day=DATE]"])
  }

  @Test func `near choices and names are told`() {
    #expect(
      refusal(Self.text, [("year", "1"), ("region", "Dong Nam Bo")])?.help
        == ["nearest: 'Đông Nam Bộ'"])
    #expect(
      refusal(Self.text, [("regoin", "x")])?.help.first?.hasPrefix("did you mean 'region'?") == true
    )
  }

  @Test func `a default that is not of its type is an error of the header`() {
    let error = refusal("-- param n INT64 default 'abc'\nSELECT @n AS n")
    #expect(error?.message == "n: 'abc' is not INT64")
    #expect(error?.code == .reportHeader)
    #expect(error?.span == SourceSpan(3, 30))
  }

  @Test func `an unknown column of choices has its line in the file`() {
    let text = "-- title: T\n-- param y INT64 in nowhere.year\nSELECT @y AS y"
    let error = refusal(text, [("y", "1")])
    #expect(error?.message == "unknown table 'nowhere'")
    #expect(
      error?.span.map { SourceText(text).text($0) } == "param y INT64 in nowhere.year")
  }

  @Test func `parameters of the session are neither seen nor changed`() throws {
    let session = Session()
    session.parameters = ["x": .untyped("1")]
    _ = try report("-- param n INT64 default 1\nSELECT @n AS n").run(in: session)
    #expect(session.parameters == ["x": .untyped("1")])
    #expect(throws: Diagnostic.self) { try report("SELECT @x AS x").run(in: session) }
    #expect(session.parameters == ["x": .untyped("1")])
  }
}

@Suite struct ExpectationTests {
  private func check(_ line: String, _ query: String = "FROM provinces") throws
    -> CheckedExpectation
  {
    let results = try report("-- \(line)\n\(query)").run(in: Session())
    return try #require(results.first?.checks.first)
  }

  @Test(arguments: [
    ("expect COUNT(*) = 34", true), ("expect COUNT(*) BETWEEN 1 AND 6", false),
    ("expect MAX(population) > 0 AND COUNT(DISTINCT code) = COUNT(*)", true),
    ("expect MAX(IF(code = 'x', 1, NULL)) = 1", false),
    ("expect COUNT_IF(kind = 'thành phố') = 6", true), ("warn COUNT(*) < 34", false),
  ]) func `a condition is a boolean aggregate, and NULL fails`(line: String, isMet: Bool) throws {
    #expect(try check(line).isMet == isMet)
  }

  @Test func `a failure shows the condition and what was found`() throws {
    let failed = try check("expect COUNT(*) = 63 OR MAX(code) = 'x', 'the old set'")
    #expect(
      failed.diagnostic?.message
        == "expectation failed: the old set: COUNT(*) = 63 OR MAX(code) = 'x'; "
        + "found COUNT(*) = 34, MAX(code) = 96")
    #expect(failed.diagnostic?.severity == .error)
    #expect(failed.diagnostic?.code.exitClass == .expectation)
  }

  @Test func `a rate that was found is shown in percent`() throws {
    let failed = try check(
      "expect RATE(petition_on_time_rate) >= 50%", "FROM performance")
    #expect(
      failed.diagnostic?.message
        == "expectation failed: RATE(petition_on_time_rate) >= 50%; "
        + "found RATE(petition_on_time_rate) = 40.44%")
  }

  @Test func `a warning fails nothing`() throws {
    let results = try report("-- warn COUNT(*) = 63, 'old'\nFROM provinces").run(in: Session())
    #expect(!results[0].hasFailed)
    #expect(results[0].diagnostics.map(\.severity) == [.warning])
    #expect(
      results[0].diagnostics[0].message
        == "not as expected: old: COUNT(*) = 63; found COUNT(*) = 34")
  }

  @Test func `a result without rows can be expected`() throws {
    #expect(try check("expect COUNT(*) = 0", "FROM provinces |> WHERE code = 'x'").isMet)
  }

  @Test func `an unknown column of a condition has its place in the file`() throws {
    let text = "-- title: T\n-- expect COUNT(*) > 0 AND MAX(popultion) > 0\nFROM provinces"
    let error = try #require(refusal(text))
    #expect(error.message == "unknown column 'popultion'")
    #expect(error.span.map { SourceText(text).text($0) } == "popultion")
  }

  @Test func `a condition is no number`() {
    let error = refusal("-- expect COUNT(*)\nFROM provinces")
    #expect(error?.message == "a condition is wanted, but this is INT64")
  }
}

@Suite struct ReportSectionTests {
  private static let text = """
    -- section: Một
    SELECT 1 AS n;
    -- section: Hai
    -- expect MAX(n) = 3
    SELECT 2 AS n;
    """

  private func numbers(_ section: String?) throws -> [Int] {
    try report(Self.text).run(in: Session(), section: section).map(\.section.number)
  }

  @Test func `sections run in order, or one of them`() throws {
    #expect(try numbers(nil) == [1, 2])
    #expect(try numbers("2") == [2])
    #expect(try numbers("một") == [1])
  }

  @Test func `an unknown section lists those there are`() {
    #expect(throws: Diagnostic.self) { try numbers("3") }
    do {
      _ = try numbers("Ba")
    } catch {
      let error = error as? Diagnostic
      #expect(error?.message == "report 't' has no section 'Ba'")
      #expect(error?.help == ["sections: 1 Một; 2 Hai"])
      #expect(error?.code.exitClass == .usage)
    }
  }

  @Test func `a failed expectation stops nothing`() throws {
    let results = try report(Self.text).run(in: Session())
    #expect(results.map(\.hasFailed) == [false, true])
  }

  @Test func `the last section is the last result`() throws {
    let session = Session()
    _ = try report(Self.text).run(in: session)
    #expect(session.lastResult?.texts == [["2"]])
  }

  @Test func `a check binds all sections and runs none`() throws {
    let session = Session()
    let report = try report(
      "-- titel: x\n-- param n INT64\nFROM provinces |> WHERE population > @n;\nFROM provinces")
    #expect(try report.check(in: session).map(\.code) == [.reportHeaderSlip])
    #expect(session.lastResult == nil)
    #expect(throws: Diagnostic.self) {
      try Report(name: "t", source: SourceText("SELECT 1 AS a; FROM nowhere")).check(in: session)
    }
  }

  @Test(arguments: [
    ("bar x=region y=n", nil), ("line x=region y=n by=name", nil), ("bar x=region y=unknown", nil),
    ("bar x=regoin y=n", "unknown column 'regoin'"),
    ("bar x=region y=m", "unknown column 'm'"),
    ("bar x=region y=name", "'name' is STRING, but a chart draws numbers"),
    ("heatmap x=region y=n by=year", "unknown column 'year'"),
  ])
  func `a check compares charts with the columns of their queries`(
    chart: String, message: String?
  ) throws {
    let report = try report(
      """
      -- chart \(chart)
      FROM provinces |> SELECT region, name, 1 AS n, NULL AS unknown;
      """)
    let session = Session()
    var told: Diagnostic?
    do throws(Diagnostic) { _ = try report.check(in: session) } catch { told = error }
    #expect(told?.message == message)
    #expect(told?.span.map { chart.contains(report.source.text($0)) } != false)
    #expect(session.lastResult == nil)
  }
}
