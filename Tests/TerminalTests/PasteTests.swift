// Pastes: text, whatever its size.
import TestSupport
import Testing

@Suite struct PasteTests {
  @Test func `a paste is text: no Tab completes and no newline runs`() {
    let person = Person()
    person.terminal.paste("SELECT 40 + 2;\r\nSELECT\t1;")
    person.editing("SELECT  1;")
    #expect(!person.screen.contains("42"))
    person.answers(to: "")
  }

  @Test func `a paste taller than the screen can be edited before it runs`() {
    let person = Person(rows: 12)
    let lines = (1...30).map { "SELECT \($0) * 1000 AS x;" }.joined(separator: "\r")
    person.terminal.paste(lines)
    person.editing("SELECT 30 * 1000 AS x;")
    person.types(Person.backspace + ", 7 * 6 AS answer;")
    person.editing("SELECT 30 * 1000 AS x, 7 * 6 AS answer;")
    #expect(!person.screen.contains("30000"))
    person.runs("")
    #expect(person.screen.contains("│ 30000 │     42 │"))
    #expect(person.screen.contains("│  1000 │"))
  }

  @Test(arguments: [false, true])
  func `a kilobyte stays in the text, whole`(_ isBracketed: Bool) {
    let person = Person()
    let word = String(repeating: "ế0", count: 340)
    let text = "SELECT LENGTH('\(word)') AS n"
    if isBracketed { person.terminal.paste(text) } else { person.types(text) }
    person.sees("the end") { $0.cursorLine.hasSuffix("ế0') AS n") }
    let shown = person.screen.lines.drop { !$0.hasPrefix("tra> ") }.joined()
    #expect(shown.hasPrefix("tra> " + text))
    person.runs(";")
    #expect(person.screen.contains("│   680 │"))
  }

  @Test func `keys that come in one go may fill the screen many times over`() {
    let person = Person(columns: 20, rows: 5)
    let word = String(repeating: "ế0123456", count: 200)
    person.types("SELECT '\(word)' AS x,\r" + String(repeating: "-- x\r", count: 20))
    person.types("LENGTH('\(word)') AS n")
    person.sees("the end") { $0.lines.suffix(2).joined().hasSuffix("6') AS n") }
    person.types("\u{1}-- Huế\r\u{5}")
    person.runs(";")
    #expect(person.screen.contains("n = 1600"))
  }

  @Test func `a megabyte in one line loses nothing`() {
    let person = Person()
    let word = String(repeating: "ế0123456", count: 100_000)
    person.terminal.paste("SELECT LENGTH('\(word)') AS n;")
    person.sees("│ 800000 │")
    person.editing("tra> ")
    person.answers(to: "SELECT 40 + 2 AS answer;")
  }

  @Test func `a megabyte of statements runs, each of them`() {
    let person = Person()
    let line = "INSERT INTO mine VALUES (1); -- \(String(repeating: "ế", count: 150))\n"
    let text = String(repeating: line, count: (1 << 20) / line.utf8.count)
    person.runs("CREATE TABLE mine (a INT64);")
    person.terminal.paste(text + "SELECT COUNT(*) AS n, 40 + 2 AS answer FROM mine;")
    person.sees("│  \((1 << 20) / line.utf8.count) │     42 │")
    person.editing("tra> ")
  }

  @Test func `Ctrl-C gives up a paste that does not end`() {
    let person = Person()
    person.types("\u{1B}[200~SELECT 1")
    person.control("c")
    person.sees("tra> ^C")
    person.answers(to: "SELECT 40 + 2 AS answer;")
  }

  @Test func `controls in a paste do not reach the terminal`() {
    let person = Person()
    person.terminal.paste("SELECT '\u{1B}]0;pwned\u{7}\u{202E}\u{9B}2J' AS x")
    person.editing(#"tra> SELECT ']0;pwned\u{202E}2J' AS x"#)
    person.runs(";")
    let output = String(decoding: person.terminal.output, as: UTF8.self).unicodeScalars
    #expect(!output.contains("\u{202E}"))
    #expect(!output.contains("\u{9B}"))
  }

  @Test func `a paste into a search looks for its first line`() {
    let person = Person.withHistory(["SELECT 'Huế' AS x;"])
    person.control("r")
    person.sees("search ''")
    person.terminal.paste("hue\nmore")
    person.sees("search 'hue': SELECT 'Huế' AS x;")
  }
}
