// The window changes its size; a text may be taller than it.
import TestSupport
import Testing

@Suite struct ResizeTests {
  @Test func `a narrower window redraws prompt and text`() {
    let person = Person()
    person.types("SELECT 1 AS a, 2 AS b, 3 AS c, 4 AS d")
    person.sees("4 AS d")
    person.terminal.resize(columns: 30, rows: 24)
    person.sees("a wrapped text") { $0.cursorLine == "AS c, 4 AS d" }
    person.runs(";")
    person.answers(to: "SELECT 40 + 2 AS answer;")
  }

  @Test func `a text of several lines survives a window as narrow as a word`() {
    let person = Person()
    let lines = ["SELECT 'Thừa Thiên Huế' AS a,", "       'Đắk Lắk' AS b,", "  40 + 2 AS answer"]
    person.types(lines.joined(separator: "\r"))
    person.editing(lines[2])
    person.terminal.resize(columns: 5, rows: 4)
    person.sees("the end in four rows") { $0.columns == 5 && $0.lines.joined().hasSuffix("answer") }
    person.types(Person.up)
    person.terminal.resize(columns: 2, rows: 2)
    person.sees("two cells") { $0.columns == 2 && !$0.text.isEmpty }
    person.terminal.resize(columns: 80, rows: 24)
    person.sees("the text as it was") { screen in
      screen.lines.prefix(3) == ["tra> " + lines[0], lines[1], lines[2]]
    }
    person.types("\u{5}")
    person.answers(to: ";")
  }

  @Test func `a search and a tall text follow the window`() {
    let person = Person.withHistory([(1...40).map { "-- \($0)" }.joined(separator: "\n")])
    person.control("r")
    person.types("-- 3")
    person.sees("search '-- 3'")
    person.terminal.resize(columns: 60, rows: 10)
    person.sees("ten rows around the match") { $0.rows == 10 && $0.lines[9].hasPrefix("-- 3") }
    person.control("e")
    person.editing("-- 40")
    person.terminal.resize(columns: 60, rows: 50)
    person.sees("all of it") { $0.lines.prefix(40).last == "-- 40" && $0.contains("tra> -- 1") }
  }

  @Test func `a window that changes during a query is known at the next prompt`() {
    let person = Person(columns: 100)
    person.types(".shell read line < /dev/tty; echo done\r")
    person.sees("the command") { $0.cursorLine.isEmpty }
    person.terminal.resize(columns: 20, rows: 10)
    person.types("\r")
    person.sees("done")
    person.editing("tra> ")
    person.types("SELECT 1234567890 AS n")
    person.editing("90 AS n")
  }

  @Test func `a text taller than the screen shows the rows around the cursor`() {
    let lines = (1...30).map { "-- line \($0)" }
    let person = Person.withHistory([lines.joined(separator: "\n")], columns: 40, rows: 8)
    person.types(Person.up)
    person.sees("its end") { $0.lines == (23...30).map { "-- line \($0)" } }
    person.types(String(repeating: Person.up, count: 20))
    person.sees("the cursor's line at the top") { screen in
      screen.row == 0 && screen.lines == (10...17).map { "-- line \($0)" }
    }
    person.types("x")
    person.sees("a letter in it") { $0.lines[0] == "-- line 10x" }
    person.types("\u{1}")
    person.sees("its beginning") { $0.lines[0] == "tra> -- line 1" && $0.row == 0 }
    person.types("SELECT 40 + 2 AS answer\r")
    person.sees("another row") { $0.lines[0] == "tra> SELECT 40 + 2 AS answer" && $0.row == 1 }
    person.types("\u{5}\r;")
    person.answers(to: "")
    #expect(person.screen.contains("\n-- line 2\n"))
  }

  @Test func `a text taller than the screen can be edited and run`() {
    let statement = "SELECT 40 + 2 AS answer" + String(repeating: "\n", count: 20) + "-- end"
    let person = Person.withHistory([statement], columns: 40, rows: 10)
    person.types(Person.up)
    person.editing("-- end")
    person.types(Person.up + Person.up)
    person.control("e")
    person.types(String(repeating: "x", count: 200))
    person.sees("the end of the text") { $0.cursorLine.hasSuffix("xxxxx") }
    person.answers(to: "\r;")
  }

  @Test func `a terminal that tells no size has the one of the environment`() {
    let terminal = PseudoTerminal(
      ["--pager", "off"], environment: ["COLUMNS": "44", "LINES": "40"], columns: 44, rows: 40,
      tellsSize: false)
    let person = Person(at: terminal)
    person.editing(Person.prompt)
    person.runs("FROM province_units |> SELECT code, name, kind, region;")
    let box = person.screen.lines.filter { $0.hasPrefix("│") }
    #expect(!box.isEmpty && box.allSatisfy { $0.count <= 44 && $0.hasSuffix("│") })
    #expect(person.screen.contains("97 rows (32 shown)"))
    person.types("SELECT 'một nghìn hai trăm bốn mươi  lăm' AS x")
    person.editing("m' AS x")
  }

  @Test(arguments: ["0", "-7", "9223372036854775807", "-9223372036854775808", "wide", ""])
  func `an environment that tells no size either means 80 by 24`(_ value: String) {
    let terminal = PseudoTerminal(
      environment: ["COLUMNS": value, "LINES": value], tellsSize: false)
    let person = Person(at: terminal)
    person.editing(Person.prompt)
    person.runs("FROM provinces |> SELECT name;")
    #expect(person.screen.contains("34 rows (20 shown)"))
  }
}
