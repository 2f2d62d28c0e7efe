import Testing

@testable import Language

@Suite struct RendererTests {
  private func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F: 0
    case 0x4E00...0x9FFF: 2
    default: 1
    }
  }

  private func script(_ text: String, _ part: String, name: String = "a.sql", line: Int = 1)
    -> String
  {
    let source = SourceText(name: name, text, firstLine: line)
    let renderer = DiagnosticRenderer(.script, width: 60, cells: width)
    return renderer.render(diagnostic(part, in: source), in: source)
  }

  private func diagnostic(_ part: String, in source: SourceText) -> Diagnostic {
    let bytes = Array(part.utf8)
    let start =
      source.utf8.indices.first { source.utf8[$0...].starts(with: bytes) } ?? source.utf8.count
    return Diagnostic(
      code: .unexpectedToken, message: "unknown column 'popultion'",
      span: SourceSpan(start, start + bytes.count), help: ["did you mean 'population'?"])
  }

  @Test func `a script's error has file, line, column, source, caret and help`() {
    let text = "FROM provinces\n|> SELECT name, popultion\n|> LIMIT 1"
    #expect(
      script(text, "popultion", name: "reports/cov.sql", line: 7) == """
        tra: reports/cov.sql:8:17: error: unknown column 'popultion'
        8 | |> SELECT name, popultion
          |                 ^^^^^^^^^
        help: did you mean 'population'?

        """)
  }

  @Test func `columns count characters, so that NFC and NFD agree`() {
    let composed = script("SELECT 'Đắk', xy", "xy")
    let decomposed = script("SELECT 'Đa\u{306}\u{301}k', xy", "xy")
    for text in [composed, decomposed] {
      #expect(text.hasPrefix("tra: a.sql:1:15: error"))
      #expect(text.contains("\n  |               ^^\n"))
    }
  }

  @Test func `carets follow display width and keep tabs`() {
    #expect(script("SELECT '数字', xy", "xy").contains("\n  |                ^^\n"))
    #expect(script("\tSELECT\txy", "xy").contains("1 | \tSELECT\txy\n  | \t      \t^^\n"))
    #expect(script("SELECT 数", "数").contains("\n  |        ^^\n"))
  }

  @Test func `control characters never reach the terminal`() {
    let text = script("SELECT '\u{1B}[31m', xy", "xy", name: "a\u{1B}b")
    #expect(text.contains("tra: a\\eb:1:17: error"))
    #expect(text.contains("1 | SELECT '\\e[31m', xy\n  |                  ^^\n"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test func `a long line is shown as a window`() {
    let long = "SELECT " + (0..<100).map { "c\($0)" }.joined(separator: ", ")
    let lines = script(long, "c50").split(separator: "\n")
    #expect(lines[1].hasPrefix("1 | …") && lines[1].hasSuffix("…"))
    #expect(lines[1].count == 60 - 1 || lines[1].count == 60)
    let caret = Array(lines[2])
    let start = caret.firstIndex(of: "^")!
    #expect(String(Array(lines[1])[start..<start + 3]) == "c50")
    #expect(script(long, "SELECT").contains("1 | SELECT c0"))
    #expect(script(long, "c99").split(separator: "\n")[1].hasSuffix("c99"))
  }

  @Test func `a span over several lines is marked on its first`() {
    #expect(
      script("SELECT (1 +\r\n 2)", "(1 +\r\n 2)").contains("1 | SELECT (1 +\n  |        ^^^^\n"))
  }

  @Test func `the end of the text is marked behind its last token`() {
    let source = SourceText(name: "a.sql", "FROM t |>  \n\n")
    guard let error = failure("FROM t |>  \n\n") else { return }
    #expect(
      DiagnosticRenderer(.script) { _ in 1 }.render(error, in: source) == """
        tra: a.sql:1:10: error: expected a pipe operator such as WHERE, SELECT, AGGREGATE, found \
        the end of the text
        1 | FROM t |>  
          |          ^

        """)
  }

  @Test func `at the prompt the caret goes under the typed line`() {
    let source = SourceText("FROM provinces |> WHERE nme = 1;\n")
    let renderer = DiagnosticRenderer(.prompt(width: 5), cells: width)
    #expect(
      renderer.render(diagnostic("nme", in: source), in: source) == """
                                     ^^^
        error: unknown column 'popultion'
        help: did you mean 'population'?

        """)
  }

  @Test func `at the prompt a statement of several lines shows its line`() {
    let source = SourceText("FROM provinces\n|> WHERE nme = 1;")
    let renderer = DiagnosticRenderer(.prompt(width: 5), cells: width)
    #expect(
      renderer.render(diagnostic("nme", in: source), in: source) == """
        error: unknown column 'popultion'
        2 | |> WHERE nme = 1;
          |          ^^^
        help: did you mean 'population'?

        """)
  }

  @Test func `without a place only file and message stand`() {
    let note = Diagnostic(.warning, code: .percent, message: "x is y", span: nil)
    let source = SourceText(name: "<stdin>", "FROM t")
    #expect(
      DiagnosticRenderer(.script, cells: width).render(note, in: source)
        == "tra: <stdin>: warning: x is y\n")
    #expect(
      DiagnosticRenderer(.prompt(width: 5), cells: width).render(note, in: source)
        == "warning: x is y\n")
  }
}
