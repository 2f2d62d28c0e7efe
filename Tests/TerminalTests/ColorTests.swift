// Colours of the text being typed, the suggestion behind it, matching parentheses.
import TestSupport
import Testing

@Suite struct ColorTests {
  private let folder = TemporaryDirectory()

  private func person(history: String = "", _ environment: [String: String] = [:]) throws -> Person
  {
    let path = try folder.write(history, to: "history")
    return Person(
      environment: ["TRA_HISTORY": path].merging(environment) { _, new in new }, columns: 100)
  }

  @Test func `keywords, texts, numbers and functions have colours of their own`() throws {
    let person = try person()
    person.types("FROM rates |> WHERE rate > 45 AND FOLD(place) = 'huế' -- so")
    person.sees("the end of the line") { $0.cursorLine.hasSuffix("-- so") }
    person.sees("all its colours") { screen in
      screen.style(of: "FROM")?.color == 4 && screen.style(of: "'huế'")?.color == 2
        && screen.style(of: "45")?.color == 3 && screen.style(of: "FOLD")?.color == 6
        && screen.style(of: "-- so")?.isDim == true
    }
    #expect(person.screen.style(of: "rates") == ScreenStyle())
  }

  @Test func `the parenthesis beside the cursor and its partner are marked`() throws {
    let person = try person()
    person.types("SELECT (1 + (2))")
    person.sees("two marked parentheses") { screen in
      screen.runs.joined().count { $0.style.isReversed } == 2
    }
    person.types(")")
    person.sees("one too many in red") { screen in
      screen.runs.joined().contains { $0.text == ")" && $0.style.color == 1 }
    }
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func `no colours where they are not wanted`(_ environment: [String: String]) throws {
    let person = try person(history: "SELECT 40 + 2 AS answer;\n", environment)
    person.types("SELECT 'a'")
    person.sees("SELECT 'a'")
    person.runs(" AS x;")
    person.runs(".help keys")
    person.runs("SELEC;")
    let output = String(decoding: person.terminal.output, as: UTF8.self)
    #expect(!output.contains(/\u{1B}\[[0-9;]*[1-9][0-9;]*m/))
  }

  @Test func `the newest statement that begins so is suggested, Right takes it`() throws {
    let person = try person(history: "SELECT 1 AS old;\nSELECT 40 + 2 AS answer;\n")
    person.types("SELECT 4")
    person.sees("the dim suggestion") { $0.style(of: "0 + 2 AS answer;")?.isDim == true }
    person.types("\u{1B}[C")
    person.editing("tra> SELECT 40 + 2 AS answer;")
    person.runs("")
    #expect(person.screen.contains("42"))
  }

  @Test func `another letter takes the suggestion away`() throws {
    let person = try person(history: "SELECT 40 + 2 AS answer;\n")
    person.types("SEL")
    person.sees("ECT 40")
    person.types("x")
    person.editing("tra> SELx")
    #expect(!person.screen.contains("ECT 40"))
    person.control("c")
    person.sees("SELx^C")
  }

  @Test func `Right moves inside the text`() throws {
    let person = try person(history: "SELECT 40 + 2 AS answer;\n")
    person.types("SELCT" + Person.left + Person.left + Person.left + "\u{1B}[CE")
    person.editing("tra> SELECT")
  }
}
