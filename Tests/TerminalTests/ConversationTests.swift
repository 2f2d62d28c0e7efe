// What the shell says to a person and not to a script.
import TestSupport
import Testing

@Suite struct ConversationTests {
  @Test func `a query without rows tells where they ended and what was meant`() {
    let person = Person(columns: 100)
    person.runs("FROM provinces |> WHERE name = 'Ha Noi';")
    #expect(person.screen.contains("0 rows."))
    #expect(person.screen.contains("  FROM provinces                      34"))
    #expect(
      person.screen.contains("  |> WHERE name = 'Ha Noi'             0   ← first empty stage"))
    #expect(
      person.screen.contains(
        "hint: no value of provinces.name equals 'Ha Noi'; nearest: 'Hà Nội'"))
    #expect(!person.screen.contains("┌"))
  }

  @Test func `the caret of an error stands under the line just typed`() {
    let person = Person()
    person.runs("SELECT nothing;")
    let lines = person.screen.lines
    let typed = lines.firstIndex { $0.hasPrefix("tra> SELECT nothing;") } ?? 0
    #expect(lines[typed + 1] == "            ^^^^^^^")
    #expect(lines[typed + 2] == "error: unknown column 'nothing'")
  }

  @Test func `a result is a box, two of one line are parted`() {
    let person = Person()
    person.runs("SELECT 1 AS a; SELECT 2 AS b;")
    #expect(person.screen.text.contains("└───────┘\n\n┌───────┐"))
  }

  @Test func `many rows show head and tail and the last command shows all`() {
    let person = Person(columns: 100, rows: 40)
    person.runs("FROM province_units |> SELECT code;")
    #expect(person.screen.contains("97 rows (32 shown)"))
  }

  @Test func `tables that are saved nowhere keep the shell open once`() {
    let person = Person()
    person.runs("CREATE TABLE mine AS SELECT 1 AS a;")
    person.runs(".quit")
    #expect(person.screen.contains("not saved: mine."))
    person.types(".quit" + Person.enter)
    #expect(person.terminal.waitForExit() == .exited(0))
  }

  @Test func `exit takes a code`() {
    let person = Person()
    person.types(".exit 7" + Person.enter)
    #expect(person.terminal.waitForExit() == .exited(7))
  }

  @Test func `the start-up file is read, and a bad line of it is no end`() throws {
    let folder = TemporaryDirectory()
    let path = try folder.write("# mine\n.mode json\n.nothing\n", to: "trarc")
    let person = Person(environment: ["TRA_CONFIG": path], columns: 200)
    #expect(person.screen.contains("warning: unknown command '.nothing'"))
    person.runs("SELECT 1 AS a;")
    #expect(person.screen.contains("[{\"a\":1}]"))
  }

  @Test func `psql's switch shows one value a line and goes back`() {
    let person = Person()
    person.runs("\\x")
    person.runs("SELECT 1 AS a;")
    #expect(person.screen.contains("a = 1"))
    person.runs("\\x")
    person.runs("SELECT 2 AS b;")
    #expect(person.screen.contains("│     2 │"))
  }

  @Test func `colours stay away when they are not wanted`() {
    let person = Person(["--color", "never"])
    person.runs("SELECT NULL AS a;")
    person.runs("SELECT x;")
    let output = String(decoding: person.terminal.output, as: UTF8.self)
    #expect(!output.contains("\u{1B}[2m"))
    #expect(!output.contains("\u{1B}[1;31m"))
    #expect(!output.contains("\u{1B}[32m"))
  }
}
