import Database
import Formats
import Language
import Testing

@testable import Reports

/// Reads a page as HTML is written here: every element closed, attributes in double quotes.
private struct PageReader {
  private(set) var problems: [String] = []
  private(set) var ids: [String] = []
  private(set) var references: [String] = []
  private(set) var elements: [(name: String, attributes: [String: String])] = []

  private static let void: Set<String> = ["meta", "br", "rect", "path"]

  init(_ page: String) throws {
    var open: [String] = []
    let tag = #/<(/?)([a-z][a-z0-9]*)((?:\s+[A-Za-z-]+="[^"]*")*)\s*(/?)>/#
    let body = page.replacing(#/<style>.*?</style>/#.dotMatchesNewlines(), with: "<style></style>")
    for match in body.matches(of: tag) {
      let name = String(match.2)
      if match.1 == "/" {
        if open.popLast() != name { problems.append("</\(name)> closes nothing") }
        continue
      }
      take(name, String(match.3))
      if match.4 != "/" && !Self.void.contains(name) { open.append(name) }
    }
    if !open.isEmpty { problems.append("open: \(open)") }
    let rest = body.replacing(tag, with: "").replacing("<!doctype html>", with: "")
    if rest.contains("<") { problems.append("a '<' that begins no element") }
  }

  private mutating func take(_ name: String, _ text: String) {
    var attributes: [String: String] = [:]
    for match in text.matches(of: #/([A-Za-z-]+)="([^"]*)"/#) {
      attributes[String(match.1)] = String(match.2)
    }
    elements.append((name, attributes))
    if let id = attributes["id"] { ids.append(id) }
    references += ["aria-labelledby", "aria-describedby"].compactMap { attributes[$0] }
    if let link = attributes["href"] {
      if link.hasPrefix("#") {
        references.append(String(link.dropFirst()))
      } else {
        problems.append("a link to '\(link)'")
      }
    }
  }
}

func htmlPage(
  _ text: String, given: [(name: String, text: String)] = [],
  options: FormatOptions = FormatOptions()
) throws -> String {
  let report = try Report(name: "t", source: SourceText(name: "t.sql", text))
  let session = Session()
  let results = try report.run(in: session, parameters: given)
  return try HTMLReport.render(
    ReportPage(
      report, results, parameters: report.shownValues(given, in: session), program: "tra 0.1",
      store: "shipped data"), options: options)
}

@Suite struct HTMLReportTests {
  static let whole = """
    -- report: t
    -- title: Thử <b>đậm</b>
    -- description: Mọi dạng
    -- param share RATIO default 45%
    -- section: Số chính
    SELECT 71 AS n, '86/193' AS "Hạng", 'năm 2022' AS "Hạng_note", @share AS share;
    -- section: Đường
    -- chart line x=year y=rank by=place
    -- expect MIN(rank) = 0
    FROM egdi |> SELECT place, year, rank |> ORDER BY place, year;
    -- section: Nguồn
    -- warn COUNT(*) > 1000, 'quá ít'
    FROM rates |> SELECT indicator, rate, status, confidence, source, as_of |> LIMIT 20;
    -- section: Nhiệt
    -- chart heatmap x=place by=period y=value
    -- expect COUNT(*) > 0
    FROM figures |> WHERE indicator = 'papi_egov' AND scope = 'province'
    |> SELECT region, place, period, value;
    -- section: Thanh
    -- chart bar x=region y=n
    FROM provinces |> AGGREGATE COUNT(*) AS n, MIN(name) AS first GROUP BY region;
    -- section: Không dòng
    SELECT 1 AS a WHERE FALSE;
    """

  @Test(arguments: [FormatOptions(), vietnamese()])
  func `a page is well formed and every reference leads somewhere`(options: FormatOptions) throws {
    let reader = try PageReader(try htmlPage(Self.whole, options: options))
    #expect(reader.problems == [])
    #expect(Set(reader.ids).count == reader.ids.count)
    #expect(reader.references.filter { !reader.ids.contains($0) } == [])
  }

  @Test func `tables name their rows and columns`() throws {
    let reader = try PageReader(try htmlPage(Self.whole))
    let heads = reader.elements.filter { $0.name == "th" }
    #expect(heads.allSatisfy { ["row", "col"].contains($0.attributes["scope"] ?? "") })
    let tables = reader.elements.filter { $0.name == "table" }
    #expect(tables.count == 5)
    #expect(tables.allSatisfy { $0.attributes["aria-labelledby"] != nil })
  }

  @Test func `a page has no script, no style attribute, no handler and no address`() throws {
    let text = try htmlPage(Self.whole)
    let reader = try PageReader(text)
    #expect(!reader.elements.contains { ["script", "img", "link", "iframe"].contains($0.name) })
    #expect(
      !reader.elements.contains {
        $0.attributes.keys.contains { $0 == "style" || $0.hasPrefix("on") }
      })
    #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("url("))
    #expect(text.hasPrefix("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"))
    #expect(text.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
  }

  @Test func `two runs give the same bytes`() throws {
    #expect(try htmlPage(Self.whole) == htmlPage(Self.whole))
  }

  @Test func `the language follows the locale, data stay`() throws {
    let text = try htmlPage(Self.whole, options: vietnamese())
    #expect(text.contains("<html lang=\"vi\">"))
    #expect(text.contains("<span class=\"bad\">1 không đạt</span>"))
    #expect(text.contains("<dt>Tham số</dt><dd>share = 45%</dd>"))
    #expect(text.contains("45,00%"))
    #expect(text.contains("<td class=\"nw\">derived</td>"))
  }

  @Test func `markup in titles, names and data is text`() throws {
    let evil = "<script>alert(1)</script>"
    let text = try htmlPage(
      """
      -- title: \(evil)
      -- note: \(evil) & "x"
      SELECT '\(evil)' AS "\(evil)", 2 AS b UNION ALL SELECT '&amp; \u{202E}', 3 -- \(evil)
      """)
    #expect(!text.contains("<script"))
    #expect(text.contains("<h1 id=\"h0\">&lt;script&gt;alert(1)&lt;/script&gt;</h1>"))
    #expect(text.contains("&amp;amp; \\u{202E}"))
    #expect(try PageReader(text).problems == [])
  }

  @Test func `one row is key figures, with its notes below`() throws {
    let text = try htmlPage(Self.whole)
    #expect(
      text.contains("<div><dt>Hạng</dt><dd><b>86</b><i>/193</i><span>năm 2022</span></dd></div>"))
    #expect(!text.contains("Hạng_note</dt>"))
  }

  @Test func `checks stand failed first, each with a word`() throws {
    let text = try htmlPage(Self.whole)
    let words = text.matches(of: #/<th scope="row" class="(bad|warn|ok)">/#).map { String($0.1) }
    #expect(words == ["bad", "warn", "ok"])
    #expect(text.contains("<code>MIN(rank) = 0</code></td><td class=\"r\">3</td>"))
  }

  @Test func `sources are numbered by first use and linked from their rows`() throws {
    let text = try htmlPage(Self.whole)
    #expect(text.contains("<li id=\"n1\">"))
    #expect(text.contains("<td class=\"r\"><a href=\"#n1\">1</a></td>"))
    #expect(text.contains("20 rows of the results name a source"))
  }

  @Test func `base rows take the place of what results show`() throws {
    let report = try Report(name: "t", source: SourceText("SELECT 1 AS a UNION ALL SELECT 2"))
    let rows = [
      ReportProvenance.Rows(
        status: "actual", confidence: "high", source: "A & B", asOf: 20_088, count: 30),
      ReportProvenance.Rows(
        status: "derived", confidence: nil, source: "C", asOf: 19_722, count: 4),
    ]
    let page = ReportPage(
      report, try report.run(in: Session()), provenance: ReportProvenance(baseRows: [1: rows]),
      program: "tra 0.1")
    let text = try HTMLReport.render(page)
    #expect(text.contains("34 rows of the data used"))
    #expect(text.contains("Sources: A &amp; B and 1 other <a href=\"#n1\">[1, 2]</a>."))
    #expect(text.contains("34 rows (30 actual, 4 derived). Data to 2024-12-31."))
    #expect(text.contains("<dd>2023-12-31 – 2024-12-31</dd>"))
  }

  @Test func `base rows are found behind aggregates and joins`() throws {
    let report = try Report(
      name: "t",
      source: SourceText(
        """
        FROM rates AS r
        |> JOIN indicators AS i ON r.indicator = i.id
        |> WHERE scope = 'province' AND as_of = DATE '2026-10-10' AND i.unit <> ''
        |> AGGREGATE COUNT(*) AS n GROUP BY region;
        FROM services |> AGGREGATE COUNT(*) AS n;
        FROM rates |> SELECT rate |> UNION ALL (FROM rates |> SELECT rate);
        SELECT 1 AS row_count, 'x' AS source;
        """))
    let results = try report.run(in: Session(), tracesSources: true)
    let rows = try #require(results[0].baseRows)
    #expect(rows.reduce(0) { $0 + $1.count } == 306)
    #expect(rows.allSatisfy { $0.source != nil && $0.status == "derived" && $0.asOf == 20_736 })
    #expect(results[1].baseRows?.reduce(0) { $0 + $1.count } == 53)
    #expect(results[2].baseRows?.reduce(0) { $0 + $1.count } == 988)
    #expect(results[3].baseRows == nil)
    let text = try HTMLReport.render(ReportPage(report, results, program: "tra 0.1"))
    #expect(text.contains("1348 rows of the data used, or of the result"))
  }

  /// Tables have 494, 53 and 34 rows; `provinces` says nothing of statuses.
  @Test(arguments: [
    ("FROM rates |> UNION ALL (FROM rates |> WHERE FALSE), (FROM rates)", 988),
    ("SELECT source FROM rates UNION ALL SELECT source FROM provinces", 528),
    ("(FROM services) UNION ALL (SELECT * FROM services) LIMIT 3", 106),
    ("FROM rates |> UNION ALL (FROM rates) |> AGGREGATE COUNT(*) AS n", 988),
    ("WITH r AS (FROM rates |> LIMIT 9) FROM r |> AGGREGATE COUNT(*) AS n", 9),
    ("FROM (FROM rates |> LIMIT 9) |> AGGREGATE COUNT(*) AS n", 9),
    ("FROM rates |> UNION DISTINCT (FROM rates)", nil),
    ("FROM rates |> AGGREGATE COUNT(*) AS n |> UNION ALL (FROM services |> SELECT 1)", nil),
    (
      "FROM rates |> UNION ALL (FROM rates) |> AGGREGATE COUNT(*) AS n |> UNION ALL (SELECT 1)", nil
    ),
    ("WITH r AS (FROM rates |> AGGREGATE GROUP BY source) FROM r", nil),
    ("FROM (FROM rates |> AGGREGATE GROUP BY source)", nil),
    ("FROM performance |> SELECT province", nil),
    ("SELECT 'x' AS source UNION ALL SELECT source FROM rates", nil),
  ])
  func `base rows are those of all tables, or not told`(query: String, count: Int?) throws {
    let report = try Report(name: "t", source: SourceText(query))
    let rows = try report.run(in: Session(), tracesSources: true)[0].baseRows
    #expect(rows?.reduce(0) { $0 + $1.count } == count)
  }

  @Test func `a chart that does not fit its result is refused in the report's text`() throws {
    let text = "-- chart bar x=region y=m\nSELECT 'a' AS region, 1 AS n UNION ALL SELECT 'b', 2"
    let error = #expect(throws: Diagnostic.self) { try htmlPage(text) }
    #expect(error?.span == SourceSpan(24, 25))
  }
}

@Suite struct MarkdownReportTests {
  @Test func `a report is one document with its foot`() throws {
    let report = try Report(
      name: "t",
      source: SourceText(
        """
        -- title: A *title*
        -- section: One|two
        -- chart bar x=x y=n
        -- expect SUM(n) = 3
        SELECT 'a' AS x, 1 AS n UNION ALL SELECT 'b', 2
        """))
    let page = ReportPage(report, try report.run(in: Session()), program: "tra 0.1")
    let text = try MarkdownReport.render(page)
    #expect(
      text == """
        # A \\*title\\*

        ## One\\|two

        ```text
        a ██████████████████████████████████████ 1
        b ████████████████████████████████████████████████████████████████████████████ 2
        ```

        | x | n |
        | --- | ---: |
        | a | 1 |
        | b | 2 |

        ## Checks

        | Result | Condition | Found | Section |
        | --- | --- | ---: | ---: |
        | ✓ Passed | `SUM(n) = 3` | 3 | 1 |

        ## Provenance

        - Program: tra 0.1
        - SHA-256 of the query: `\(page.queryDigest)`

        """)
  }
}

@Suite struct SHA256Tests {
  @Test(
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func `digests are those of the standard`(text: String, digest: String) {
    #expect(SHA256.hex(Array(text.utf8)) == digest)
  }
}
