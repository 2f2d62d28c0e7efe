import Database
import Engine
import Language
import Testing

@testable import Reports

/// A header above one query.
private func report(_ header: String, query: String = "SELECT 1 AS n;") throws -> Report {
  try Report(name: "t", source: SourceText(name: "t.sql", header + "\n" + query))
}

private func refusal(_ header: String, query: String = "SELECT 1 AS n;") -> Diagnostic? {
  do {
    _ = try report(header, query: query)
    return nil
  } catch {
    return error as? Diagnostic
  }
}

@Suite struct ReportHeaderTests {
  @Test func `every key of a header is read`() throws {
    let report = try report(
      """
      -- report: t
      -- title: Tiêu đề
      -- description: Mọi con số
      -- param min INT64 default 30
      -- section: Một
      -- note: Ghi chú
      -- chart bar x=region y=n
      -- expect COUNT(*) BETWEEN 1 AND 6
      -- warn MIN(n) >= 30, 'small counts'
      """)
    #expect(report.title == "Tiêu đề")
    #expect(report.description == "Mọi con số")
    #expect(report.parameters.map(\.name) == ["min"])
    let section = try #require(report.sections.first)
    #expect(section.title == "Một")
    #expect(section.note == "Ghi chú")
    #expect(section.chart?.kind == .bar)
    #expect(section.chart?.y.map(\.text) == ["n"])
    #expect(section.expectations.map(\.text) == ["COUNT(*) BETWEEN 1 AND 6", "MIN(n) >= 30"])
    #expect(section.expectations.map(\.severity) == [.expect, .warn])
    #expect(section.expectations.map(\.message) == [nil, "small counts"])
    #expect(report.warnings.isEmpty)
  }

  @Test func `a comma inside the condition does not begin a message`() throws {
    let section = try #require(
      try report("-- expect STRING_AGG(n, ', ') = 'a, b'").sections.first)
    #expect(section.expectations[0].text == "STRING_AGG(n, ', ') = 'a, b'")
    #expect(section.expectations[0].message == nil)
  }

  @Test func `other comments are comments`() throws {
    let report = try report(
      "-- the counts of the portal\n# title: no\n/* -- title: no */\n--\n-- 2024: a year\n"
        + "-- Note that x"
    )
    #expect(report.title == nil)
    #expect(report.warnings.isEmpty)
  }

  @Test func `several queries are sections with their own lines`() throws {
    let report = try report(
      "-- title: T\n-- section: A", query: "SELECT 1 AS a;\n-- section: B\nSELECT 2 AS b")
    #expect(report.sections.map(\.title) == ["A", "B"])
    #expect(report.sections.map(\.number) == [1, 2])
  }

  @Test func `a line within a query is a comment of the query`() throws {
    let report = try report("", query: "FROM t\n-- expect COUNT(*) = 1\n|> LIMIT 1;")
    #expect(report.sections[0].expectations.isEmpty)
  }

  @Test(arguments: [
    ("-- param", "malformed 'param' line"),
    ("-- param min", "malformed 'param' line"),
    ("-- param 1x INT64", "malformed 'param' line"),
    ("-- param min INT64 30", "malformed 'param' line"),
    ("-- param min INT64 default", "malformed 'param' line"),
    ("-- param min INT64 in provinces", "malformed 'param' line"),
    ("-- param: min INT64", "malformed 'param' line"),
    ("-- param min INTEGR", "'INTEGR' is no type of a parameter"),
    ("-- param min INTERVAL", "'INTERVAL' is no type of a parameter"),
    ("-- param min INT64 default abc", "'abc' is no literal"),
    ("-- param a INT64\n-- param A STRING", "parameter 'A' is declared twice"),
    ("-- title T", "malformed 'title' line"),
    ("-- title:", "malformed 'title' line"),
    ("-- expect", "malformed 'expect' line"),
    ("-- chart", "malformed 'chart' line"),
    ("-- title: A\n-- title: B", "'title' stands twice"),
    ("-- section: A\n-- section: B", "'section' stands twice"),
  ]) func `a malformed header line is an error`(header: String, message: String) {
    #expect(refusal(header)?.message == message)
  }

  @Test func `the error of a condition stands at its place in the file`() throws {
    let header = "-- title: T\n-- expect COUNT(* = 1"
    let error = try #require(refusal(header))
    let span = try #require(error.span)
    #expect(span.start >= "-- title: T\n-- expect ".utf8.count)
    #expect(span.end <= header.utf8.count)
  }

  @Test func `lines of the report belong before its first query`() {
    let error = refusal("", query: "SELECT 1 AS a;\n-- title: T\nSELECT 2 AS b;")
    #expect(error?.message == "'title' belongs before the first query of the report")
  }

  @Test func `a line after the last query is an error`() {
    let error = refusal("", query: "SELECT 1 AS a;\n-- expect COUNT(*) = 1\n")
    #expect(
      error?.message == "'expect' stands after the last query; it belongs before the query")
  }

  @Test func `a report holds queries only`() {
    #expect(refusal("", query: "DROP TABLE t")?.message == "a report holds only queries")
    #expect(refusal("-- title: T", query: "")?.message == "the report holds no query")
  }

  @Test(arguments: [
    ("-- titel: T", "'titel' is no header key", "title"),
    ("-- parm min INT64", "'parm' is no header key", "param"),
    ("-- Expect COUNT(*) = 1", "'Expect' is no header key", "expect"),
    ("-- sektion: A", "'sektion' is no header key", "section"),
  ]) func `a misspelt key is a warning`(header: String, message: String, key: String) throws {
    let warning = try #require(try report(header).warnings.first)
    #expect(warning.severity == .warning)
    #expect(warning.message == message)
    #expect(warning.fixIt?.with == key)
  }

  @Test func `the name in the text should be the file's`() throws {
    let warning = try #require(try report("-- report: other").warnings.first)
    #expect(warning.message == "the file is 't.sql', but the report says 'other'")
  }
}

@Suite struct ParameterDeclarationTests {
  @Test(arguments: [
    ("min INT64", "min", DataType.int64, nil as String?),
    ("min INT64 default 30", "min", .int64, "30"),
    ("share RATIO default 45%", "share", .ratio, "45%"),
    ("least DECIMAL(10, 2) default -1.5", "least", .decimal(precision: 10, scale: 2), "-1.5"),
    ("x DOUBLE PRECISION default 1e3", "x", .float64, "1e3"),
    ("region STRING default 'Đông Nam Bộ'", "region", .string, "'Đông Nam Bộ'"),
    ("day DATE default DATE '2024-01-01'", "day", .date, "DATE '2024-01-01'"),
    ("năm BOOL default NULL", "năm", .bool, "NULL"),
  ]) func `name, type and default are read`(
    line: String, name: String, type: DataType, text: String?
  ) throws {
    let parameter = try #require(try report("-- param " + line).parameters.first)
    #expect(parameter.name == name)
    #expect(parameter.type == type)
    #expect(parameter.defaultText == text)
  }

  @Test func `choices name a column`() throws {
    let parameter = try #require(
      try report("-- param region STRING in tra.provinces.region default NULL").parameters.first)
    #expect(parameter.choices == .init(table: "tra.provinces", column: "region"))
    #expect(parameter.defaultText == "NULL")
  }

  @Test func `the usage line brackets what may be left out`() throws {
    let report = try report("-- param year INT64\n-- param min INT64 default 0")
    #expect(report.usage == "usage: tra -r t -p year=INT64 [-p min=INT64]")
  }
}
