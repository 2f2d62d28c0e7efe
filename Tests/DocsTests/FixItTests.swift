import Database
import Foundation
import Language
import Reports
import TestSupport
import Testing

/// A fix-it is a promise: its text, pasted back, runs.
@Suite struct FixItTests {
  /// By the function that makes the fix-it: statements with the mistake.
  static let examples: [String: [String]] = [
    "stageWithoutPipe": [
      "FROM provinces WHERE name = 'Huế'", "FROM provinces ORDER BY name", "FROM provinces LIMIT 3",
      "FROM provinces SELECT name", "FROM provinces AGGREGATE COUNT(*) AS n",
      "FROM provinces |> WHERE population > 0 SELECT name", "FROM provinces\nEXTEND 1 AS one",
    ],
    "groupByStage": [
      "FROM provinces |> GROUP BY region", "FROM provinces |> GROUP BY region, kind",
    ],
    "groupByWithoutAggregate": ["FROM provinces GROUP BY region"],
    "havingStage": [
      "FROM provinces |> AGGREGATE COUNT(*) AS n GROUP BY region |> HAVING n > 3",
      "FROM provinces |> EXTEND RANK() OVER (ORDER BY name) AS r |> QUALIFY r = 1",
    ],
    "havingWithoutPipe": ["FROM provinces |> AGGREGATE COUNT(*) AS n GROUP BY region HAVING n > 3"],
    "joinWithoutCondition": [
      "FROM provinces |> JOIN RANGE(0, 2) AS r", "SELECT 1 AS one FROM provinces JOIN RANGE(0, 2)",
    ],
    "crossJoinWithCondition": [
      "FROM provinces AS a |> CROSS JOIN provinces AS b ON a.code = b.code",
      "FROM provinces AS a |> CROSS JOIN provinces AS b USING (code)",
    ],
    "reservedWord": [
      "FROM provinces |> EXTEND 1 AS order", "SELECT 1 AS group",
      "CREATE TABLE order AS SELECT 1 AS a", "FROM provinces |> RENAME name AS desc",
      "FROM provinces AS left |> SELECT name",
    ],
    "trailingComma": [
      "SELECT 1, FROM provinces", "SELECT ABS(1,)", "FROM provinces |> WHERE code IN ('01',)",
    ],
    "unknownWord": [
      "FROM provinces |> WHRE name = 'Huế'", "FROM provinces |> ODER BY name",
      "FROM provinces |> AGREGATE COUNT(*) AS n", "SELCT 1 AS a", "FORM provinces",
    ],
    "aliasIsString": [
      "SELECT 'a' AS 'b'", "FROM provinces |> SELECT name AS 'tên tỉnh'",
      "FROM provinces |> AGGREGATE COUNT(*) AS 'it''s'", "SELECT 1 AS 'a \"b\"'",
    ],
    "optionWithoutQuotes": ["COPY provinces TO '\(copy)' (FORMAT csv)"],
    "percentOrModulo": [
      "SELECT 45% - 3 AS x", "SELECT 45% - 2% AS x", "SELECT 1 + 12.5% + 2 AS x",
    ],
    "otherOperator": [
      "FROM provinces |> WHERE population > 0 && code = '01'", "SELECT TRUE&&FALSE AS b",
      "FROM provinces |> WHERE !(code = '01')", "SELECT !TRUE AS b",
    ],
    "limitWithComma": ["FROM provinces |> LIMIT 5, 10", "SELECT name FROM provinces LIMIT 5, 10"],
    "otherStatement": ["DESC provinces"],
    "temporaryTable": [
      "CREATE TEMP TABLE t AS SELECT 1 AS a", "CREATE TEMPORARY TABLE t (a INT64)",
    ],
    "functionOfOthers": [
      "SELECT NVL(NULL, 1) AS a", "SELECT IIF(TRUE, 1, 2) AS a", "SELECT LEN('abc') AS a",
      "SELECT UNACCENT('Huế') AS a", "FROM provinces |> AGGREGATE STDEV(population) AS s",
    ],
    "textInDoubleQuotes": [
      "FROM provinces |> WHERE name = \"Huế\"",
      "SELECT 1 AS a FROM provinces WHERE name = \"it's\"",
    ],
    "timeOfDay": ["SELECT CURRENT_TIMESTAMP AS a"],
    "timePlusNumber": [
      "SELECT DATE '2024-01-31' + 1 AS d", "SELECT 7 + DATE '2024-01-31' AS d",
      "SELECT DATE '2024-01-31' - 1 AS d", "SELECT TIMESTAMP '2024-01-31 08:00:00' - 1 AS d",
      "FROM provinces |> SELECT valid_from + 30 AS d",
    ],
    "ratioAggregate": [
      "FROM performance |> AGGREGATE MEDIAN(petition_on_time_rate) AS m",
      "FROM rates |> AGGREGATE STDDEV_SAMP(rate) AS s GROUP BY place",
      "FROM rates |> EXTEND VAR_POP(rate) OVER (PARTITION BY place) AS v",
    ],
    "meanOfRates": [
      "FROM performance |> AGGREGATE AVG(petition_on_time_rate) AS r GROUP BY region",
      "FROM performance |> AGGREGATE SUM(petition_on_time_rate) AS r",
      "FROM performance |> AGGREGATE AVG(petition_on_time_rate) FILTER (WHERE dossiers > 100) AS r",
      "FROM performance |> EXTEND AVG(petition_on_time_rate) OVER (PARTITION BY region) AS r",
      "FROM rates |> AGGREGATE AVG(rate) AS r GROUP BY place",
      "FROM rates |> AGGREGATE SUM(rate) FILTER (WHERE scope = 'province') AS r",
      "FROM rates |> EXTEND AVG(rate) OVER (PARTITION BY place ORDER BY period) AS r",
      "SELECT AVG(petition_on_time_rate) FROM performance",
    ],
  ]

  private static let copy = NSTemporaryDirectory() + "tra-fix-it.csv"

  /// Of a report's header: read by the library, not by the parser of statements.
  private static let headers = ["misspelt": "-- titel: A report\n\nSELECT 1 AS a;\n"]

  @Test func `every fix-it has an example`() throws {
    let makers = try Self.makers()
    #expect(makers.count > 10)
    let withTable: Set = ["insertSet"]
    #expect(
      Set(makers) == Set(Self.examples.keys).union(Self.headers.keys).union(withTable))
  }

  @Test(arguments: examples.keys.sorted())
  func `a fix-it, pasted back, runs`(_ maker: String) throws {
    for mistake in Self.examples[maker] ?? [] {
      let source = SourceText(mistake)
      let error = try #require(diagnostic(of: source), "'\(mistake)' is no mistake")
      let fixIt = try #require(error.fixIt, "'\(mistake)' has no fix-it: \(error.message)")
      let mended = SourceText(fixIt.applied(to: source))
      #expect(
        diagnostic(of: mended)?.message == nil, "\(String(decoding: mended.utf8, as: UTF8.self))")
    }
  }

  @Test(arguments: headers.values.sorted())
  func `a fix-it of a header, pasted back, leaves nothing to say`(_ mistake: String) throws {
    let source = SourceText(mistake)
    let warnings = try Report(name: "report", source: source).warnings
    let fixIt = try #require(warnings.first?.fixIt)
    let mended = SourceText(fixIt.applied(to: source))
    #expect(try Report(name: "report", source: mended).warnings.isEmpty)
  }

  /// What a message advises in words, and the text that takes the place of what it underlines.
  private static let advice = [
    ("FROM provinces |> SELECT nme", "name"), ("FROM provnces", "provinces"),
    ("SELECT LENGHT('a')", "LENGTH"), ("FROM provinces |> WHERE FODL(name) = 'hue'", "FOLD"),
    ("SELECT 45% - 3 AS x", "(45%) - 3"), ("SELECT 45% - 3 AS x", "45 % -3"),
    (
      "FROM performance |> AGGREGATE AVG(petition_on_time_rate) AS r", "RATE(petition_on_time_rate)"
    ),
    (
      "FROM performance |> AGGREGATE AVG(petition_on_time_rate) AS r",
      "AVG_UNWEIGHTED(petition_on_time_rate)"
    ),
    ("FROM rates |> AGGREGATE AVG(rate) AS r", "AVG_UNWEIGHTED(rate)"),
    ("FROM rates |> AGGREGATE AVG(rate) AS r", "RATE(numerator, denominator)"),
    ("FROM rates |> AGGREGATE RATE(rate) AS r", "RATE(numerator, denominator)"),
    ("FROM rates |> AGGREGATE MEDIAN(rate) AS r", "MEDIAN(CAST(rate AS DECIMAL(18,10)))"),
  ]

  @Test(arguments: advice)
  func `advice in words, put in the place of what is underlined, runs`(
    _ mistake: String, _ piece: String
  ) throws {
    let source = SourceText(mistake)
    let error = try #require(diagnostic(of: source), "'\(mistake)' is no mistake")
    #expect(error.help.joined().contains(piece), "\(error.help)")
    let span = try #require(error.span)
    // Percentages are underlined without what they are subtracted from.
    let place = error.code == .percent ? SourceSpan(span.start, span.end + " - 3".utf8.count) : span
    let mended = SourceText(FixIt(replace: place, with: piece).applied(to: source))
    #expect(
      diagnostic(of: mended)?.message == nil, "\(String(decoding: mended.utf8, as: UTF8.self))")
  }

  @Test(arguments: ["SET a = 1", "SET a = ABS(-1), b = 'x, y'"])
  func `INSERT with SET becomes VALUES`(_ assignments: String) throws {
    let session = Session()
    let made = diagnostic(of: SourceText("CREATE TABLE t (a INT64, b STRING)"), in: session)
    #expect(made == nil)
    let source = SourceText("INSERT INTO t \(assignments)")
    let fixIt = try #require(diagnostic(of: source, in: session)?.fixIt)
    #expect(diagnostic(of: SourceText(fixIt.applied(to: source)), in: session)?.message == nil)
  }

  private static let rewrites = [
    "UPDATE t SET a = a + 1 WHERE b = 'x'", "DELETE FROM t WHERE a > 1",
    "UPDATE t SET a = 0, b = 'y'",
    "DELETE FROM t",
  ]

  @Test(arguments: rewrites)
  func `the rewrite of a change runs`(_ statement: String) throws {
    let session = Session()
    let made = diagnostic(of: SourceText("CREATE TABLE t AS SELECT 1 AS a, 'x' AS b"), in: session)
    #expect(made?.message == nil)
    let error = try #require(diagnostic(of: SourceText(statement), in: session))
    let rewrite = try #require(error.help.first { $0.hasPrefix("write ") }).dropFirst(
      "write ".count)
    #expect(diagnostic(of: SourceText(String(rewrite)), in: session)?.message == nil, "\(rewrite)")
  }

  private func diagnostic(of source: SourceText, in session: Session = Session()) -> Diagnostic? {
    do throws(Diagnostic) {
      guard let statement = try Parser.parseStatement(source) else { return nil }
      _ = try session.run(statement, in: source)
      return nil
    } catch {
      return session.explained(error, in: source)
    }
  }

  /// From the sources: the functions that make a fix-it.
  private static func makers() throws -> [String] {
    let folder = "\(packageRoot)/Sources"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.flatMap { name in
      var makers: [String] = []
      var function = name
      for line in try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        .split(separator: "\n")
      {
        if let found = line.firstMatch(of: #/func (\w+)/#) { function = String(found.1) }
        if line.contains(#/fixIt: .*FixIt\(/#) { makers.append(function) }
      }
      return makers
    }
  }
}
