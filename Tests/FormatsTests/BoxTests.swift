import Testing

@testable import Formats

struct BoxTests {
  private let rates = result([
    ("place", .texts(["Các bộ, ngành", "Các địa phương"])),
    ("rate", .ratios([6_098_000_000, 6_706_000_000])),
  ])

  @Test func `a box shows names, then types, text left and numbers right`() {
    #expect(
      written(rates, .box) == """
        ┌────────────────┬────────┐
        │ place          │   rate │
        │ STRING         │  RATIO │
        ├────────────────┼────────┤
        │ Các bộ, ngành  │ 60.98% │
        │ Các địa phương │ 67.06% │
        └────────────────┴────────┘

        """)
  }

  @Test func `a text that shall be whole goes on below, deeper than it began`() {
    let plan = result([
      (
        "plan",
        .texts(["aggregate COUNT(*) AS n by region", "  Các_bộ_ngành_và_địa_phương x", nil])
      ),
      ("rows", .integers([6, 311, 1])),
    ])
    #expect(
      written(plan, .box) {
        $0.maxWidth = 30
        $0.wrapsTexts = true
      } == """
        ┌────────────────────┬───────┐
        │ plan               │  rows │
        │ STRING             │ INT64 │
        ├────────────────────┼───────┤
        │ aggregate COUNT(*) │     6 │
        │   AS n by region   │       │
        │   Các_bộ_ngành_và_ │   311 │
        │     địa_phương x   │       │
        │ NULL               │     1 │
        └────────────────────┴───────┘

        """)
  }

  @Test func `without UTF-8 the box is drawn in ASCII`() {
    #expect(
      written(rates, .box) { $0.isUTF8 = false } == """
        +----------------+--------+
        | place          |   rate |
        | STRING         |  RATIO |
        +----------------+--------+
        | Các bộ, ngành  | 60.98% |
        | Các địa phương | 67.06% |
        +----------------+--------+

        """)
  }

  @Test func `colour makes types and NULL faint and nothing else`() {
    let table = result([("n", .integers([1, nil]))])
    #expect(
      written(table, .box) { $0.usesColor = true } == """
        ┌───────┐
        │     n │
        │ \u{1B}[2mINT64\u{1B}[0m │
        ├───────┤
        │     1 │
        │  \u{1B}[2mNULL\u{1B}[0m │
        └───────┘

        """)
  }

  @Test func `without a header only the rows are boxed`() {
    #expect(
      written(rates, .box) { $0.hasHeader = false } == """
        ┌────────────────┬────────┐
        │ Các bộ, ngành  │ 60.98% │
        │ Các địa phương │ 67.06% │
        └────────────────┴────────┘

        """)
  }

  @Test func `no row leaves names and types`() {
    #expect(
      written(result([("a", .integers([]))]), .box) == """
        ┌───────┐
        │     a │
        │ INT64 │
        ├───────┤
        └───────┘

        """)
  }

  @Test func `too many rows leave head and tail and a footer`() {
    let table = result([("n", .integers((1...3_000).map { $0 }))], rowsPerChunk: 1_000)
    #expect(
      written(table, .box) { $0.maxRows = 5 } == """
        ┌───────┐
        │     n │
        │ INT64 │
        ├───────┤
        │     1 │
        │     2 │
        │     3 │
        │     ⋮ │
        │  2999 │
        │  3000 │
        └───────┘
        3 000 rows (5 shown) · 1 column · .last shows all

        """)
  }

  @Test func `text shrinks before anything is hidden, and numbers are never cut`() {
    let table = result([
      ("name", .texts(["Duyên hải Nam Trung Bộ và Tây Nguyên", "Huế"])),
      ("value", .integers([1_234_567_890_123, 2])),
    ])
    #expect(
      written(table, .box) { $0.maxWidth = 40 } == """
        ┌──────────────────────┬───────────────┐
        │ name                 │         value │
        │ STRING               │         INT64 │
        ├──────────────────────┼───────────────┤
        │ Duyên hải Nam Trung… │ 1234567890123 │
        │ Huế                  │             2 │
        └──────────────────────┴───────────────┘

        """)
  }

  @Test func `columns that do not fit leave from the middle and are counted`() {
    let columns = (1...9).map { ("column_\($0)", Cells.integers([1_000_000_000, 2])) }
    #expect(
      written(result(columns), .box) { $0.maxWidth = 48 } == """
        ┌────────────┬────────────┬───┬────────────┐
        │   column_1 │   column_2 │ … │   column_9 │
        │      INT64 │      INT64 │ … │      INT64 │
        ├────────────┼────────────┼───┼────────────┤
        │ 1000000000 │ 1000000000 │ … │ 1000000000 │
        │          2 │          2 │ … │          2 │
        └────────────┴────────────┴───┴────────────┘
        2 rows · 9 columns (3 shown) · .last shows all

        """)
  }

  @Test func `one row that does not fit is written in lines`() {
    let table = result([
      ("name", .texts(["Duyên hải Nam Trung Bộ và Tây Nguyên"])), ("n", .integers([1])),
    ])
    #expect(
      written(table, .box) { $0.maxWidth = 30 } == """
        name = Duyên hải Nam Trung Bộ và Tây Nguyên
           n = 1

        """)
  }

  @Test func `widths count cells, whatever the text is made of`() {
    let table = result([
      ("t", .texts(["Đắk Lắk", "Đa\u{306}\u{301}k La\u{306}\u{301}k", "電子政府", "a\u{1B}[31m", "👍"]))
    ])
    #expect(
      written(table, .box) == """
        ┌──────────┐
        │ t        │
        │ STRING   │
        ├──────────┤
        │ Đắk Lắk  │
        │ Đa\u{306}\u{301}k La\u{306}\u{301}k  │
        │ 電子政府 │
        │ a\\e[31m  │
        │ 👍       │
        └──────────┘

        """)
  }

  @Test func `a cut never parts a letter from its marks nor halves a wide one`() {
    let marked = Array("a\u{306}\u{301}b".utf8)
    marked.withUnsafeBufferPointer {
      #expect(CellWidth.prefix($0, width: 1) == "a\u{306}\u{301}")
    }
    Array("電子".utf8).withUnsafeBufferPointer {
      #expect(CellWidth.prefix($0, width: 3) == "電")
    }
    let table = result([("t", .texts(["電子政府電子政府", "x"])), ("n", .integers([1, 2]))])
    #expect(
      written(table, .box) { $0.maxWidth = 24 } == """
        ┌──────────────┬───────┐
        │ t            │     n │
        │ STRING       │ INT64 │
        ├──────────────┼───────┤
        │ 電子政府電…  │     1 │
        │ x            │     2 │
        └──────────────┴───────┘

        """)
  }

  @Test(arguments: [
    ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"), ("\u{7}", "\\u{7}"), ("\u{7F}", "\\u{7F}"),
    ("\u{9B}", "\\u{9B}"), ("\u{202E}", "\\u{202E}"), ("\u{2066}", "\\u{2066}"),
    ("\u{61C}", "\\u{61C}"), ("é", "é"),
  ])
  func `control and direction characters are shown`(_ text: String, _ shown: String) {
    #expect(written(result([("t", .texts([text]))]), .line) == "t = \(shown)\n")
  }
}
