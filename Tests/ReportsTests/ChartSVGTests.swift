import Database
import Formats
import Foundation
import Language
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads XML strictly and keeps what tests ask for.
private final class XMLReader: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var texts: [String] = []
  private var open: String?

  static func read(_ text: String) throws -> XMLReader {
    let parser = XMLParser(data: Data(text.utf8))
    let reader = XMLReader()
    parser.delegate = reader
    if !parser.parse() { throw parser.parserError ?? CocoaError(.propertyListReadCorrupt) }
    return reader
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    names.append(name)
    open = name == "text" ? "" : nil
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open? += text }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text", let open { texts.append(open) }
    open = nil
  }
}

private func svg(
  _ query: String, _ spec: String, options: FormatOptions = FormatOptions()
) throws -> String {
  try SVGChart.render(chartTable(query), ChartSpec(parsing: spec), options: options)
}

@Suite struct ChartSVGTests {
  static let rates = """
    FROM rates
    |> WHERE indicator = 'full_online_filing_rate' AND scope IN ('national', 'localities')
    |> WHERE period IN ('2023-12-31', '2024-06-30', '2024-09-30', '2024-12-31')
    |> SELECT place, as_of, rate |> ORDER BY place, as_of
    """
  static let papi = """
    FROM figures |> WHERE indicator = 'papi_egov' AND scope = 'province' AND period >= '2020'
    |> SELECT region, place, period, value
    """

  @Test(
    arguments: [
      ("FROM egdi |> SELECT place, year, rank", "line x=year y=rank by=place"),
      (rates, "line x=as_of y=rate by=place"), (papi, "heatmap x=place by=period y=value"),
      ("SELECT '<script>' AS p, 1 AS n UNION ALL SELECT E'a\\u0007&\"\\'', -2", "bar x=p y=n"),
      ("SELECT 'a' AS p, NULL AS n", "bar x=p y=n"), ("SELECT 1 AS a WHERE FALSE", "line x=a y=a"),
    ])
  func `every chart is XML without script, and the same twice`(query: String, spec: String) throws {
    let first = try svg(query, spec)
    #expect(try svg(query, spec) == first)
    let names = Set(try XMLReader.read(first).names)
    #expect(
      names.isSubset(of: ["svg", "title", "desc", "style", "rect", "g", "path", "text", "circle"]))
    #expect(!first.contains("NaN") && !first.contains("inf"))
  }

  @Test func `labels are text, and a gap is said and left open`() throws {
    let text = try svg(Self.rates, "line x=as_of y=rate by=place", options: vietnamese())
    let labels = try XMLReader.read(text).texts
    #expect(labels.contains("Việt Nam 45,80%"))
    #expect(labels.contains("thiếu"))
    #expect(labels.contains("T12"))
    // From June on: no line crosses the missing March.
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("<path class=\"l s") }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.split(separator: "L").count == 3 })
  }

  @Test func `a small drawing is as it was`() throws {
    let text = try svg(
      "SELECT 'a' AS p, 1 AS n, 2 AS m UNION ALL SELECT 'b', 4, NULL", "bar x=p y=n,m")
    let drawing = text.split(separator: "\n").drop { !$0.hasPrefix("<g ") }
    #expect(
      drawing.joined(separator: "\n") == """
        <g transform="translate(12 12)">
        <text class="a m" x="18" y="110">0</text>
        <path class="g" d="M189.5 2V93"/>
        <text class="a m" x="189.5" y="110">1</text>
        <path class="g" d="M361 2V93"/>
        <text class="a m" x="361" y="110">2</text>
        <path class="g" d="M532.5 2V93"/>
        <text class="a m" x="532.5" y="110">3</text>
        <path class="g" d="M704 2V93"/>
        <text class="a m" x="704" y="110">4</text>
        <text class="e" x="8" y="24.5">a</text>
        <rect class="f1" x="18" y="2" width="171.5" height="17"/>
        <text class="o1" x="25" y="14.8">n</text>
        <text class="v b" x="195.5" y="14.9">1</text>
        <rect class="fm" x="18" y="21" width="343" height="17"/>
        <text class="om" x="25" y="33.8">m</text>
        <text class="v a" x="367" y="33.9">2</text>
        <text class="e" x="8" y="73.5">b</text>
        <rect class="f1" x="18" y="51" width="686" height="17"/>
        <text class="v b" x="710" y="63.9">4</text>
        <text class="v a i" x="24" y="82.9">no figure</text>
        <path class="z" d="M18 2V93"/>
        </g>
        </svg>
        """)
  }

  @Test func `many points become four a pixel column`() {
    let points = (0..<10_000).map { (x: Double($0) / 50, y: Double($0 % 7)) }
    let kept = M4.reduced(points, columns: 200)
    #expect(kept.count <= 4 * 201)
    #expect(kept.map(\.y).max() == 6 && kept.map(\.y).min() == 0)
  }

  @Test func `long names are balanced over two lines, then cut`() {
    #expect(
      TextAdvance.balanced("Duyên hải Nam Trung Bộ và Tây Nguyên", to: 236, size: 13)
        == ["Duyên hải Nam Trung", "Bộ và Tây Nguyên"])
    #expect(TextAdvance.balanced("ngắn", to: 236, size: 13) == ["ngắn"])
    #expect(TextAdvance.cut("mmmmmmmm", to: 40, size: 10).hasSuffix("…"))
  }

  @Test func `panels are packed longest first into two columns`() {
    let panels = [2, 14, 5, 13].map { count in
      HeatLayout.Panel(
        title: nil, rows: (0..<count).map { HeatLayout.Row(label: "\($0)", cells: []) })
    }
    #expect(HeatPacking.columns(panels) == [[1, 0], [3, 2]])
  }
}
