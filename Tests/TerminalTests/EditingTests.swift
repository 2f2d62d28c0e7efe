// Statements of several lines, pastes, Tab.
import TestSupport
import Testing

@Suite struct EditingTests {
  @Test func `Enter opens a line until the statement is complete`() {
    let person = Person()
    person.types("SELECT 40 + 2\r")
    person.editing("")
    person.runs("  AS answer;")
    #expect(person.screen.contains("42"))
  }

  @Test func `Enter on an empty last line runs without a semicolon`() {
    let person = Person()
    person.types("SELECT 40 + 2 AS answer\r")
    person.editing("")
    person.runs("")
    #expect(person.screen.contains("42"))
  }

  @Test func `Escape and Enter run at once`() {
    let person = Person()
    person.runs("SELECT 40 + 2 AS answer\u{1B}")
    #expect(person.screen.contains("42"))
  }

  @Test func `rows above can still be changed`() {
    let person = Person()
    person.types("SELECT 40 + 3\r  AS answer;")
    person.editing("  AS answer;")
    person.types(Person.up)
    person.sees("the cursor on the first row") { $0.cursorLine.hasPrefix("tra> SELECT") }
    person.control("e")
    for _ in 0..<"\n  AS answer;".count { person.types(Person.left) }
    person.types("\u{7F}2")
    person.sees("tra> SELECT 40 + 2")
    person.runs("")
    #expect(person.screen.contains("42"))
  }

  @Test func `text that wraps stays whole on the screen`() {
    let person = Person(columns: 30)
    person.types("SELECT 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' AS x")
    person.editing("aaaaaaaaaaaaa' AS x")
    person.control("a")
    person.types("-- Huế ")
    person.sees("all of the text") {
      let rows = $0.lines.drop { !$0.hasPrefix("tra> ") }
      return rows.joined() == "tra> -- Huế SELECT 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' AS x"
    }
  }

  @Test func `Tab completes the name of a table`() {
    let person = Person()
    person.types("FROM provin\t")
    person.sees("a longer word") { $0.cursorLine.hasPrefix("tra> FROM province") }
  }

  @Test func `Tab finds a value that was typed without its marks`() {
    let person = Person()
    person.types("FROM provinces |> WHERE name = 'dak l\t")
    person.sees("name = 'Đắk Lắk'")
  }

  @Test func `a second Tab lists what may stand there`() {
    let person = Person()
    person.types("FROM provinces |> WHERE name = 'hu\t\t")
    person.sees("'Huế'")
    person.sees("'Hưng Yên'")
    person.sees("the text under the list") { $0.cursorLine.hasPrefix("tra> FROM provinces") }
  }

  @Test func `a dumb terminal gets no sequences and continuation prompts`() {
    let person = Person(environment: ["TERM": "dumb"])
    person.types("SELECT (40 +\r")
    person.sees("\n  (> ")
    person.types("2), 'a\r")
    person.sees("\n  '> ")
    person.runs("b';")
    #expect(person.screen.contains("42"))
    person.runs(".help")
    person.runs("SELEC;")
    #expect(!person.terminal.output.contains(0x1B))
  }
}
