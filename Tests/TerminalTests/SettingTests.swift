// Settings that change while somebody types.
import TestSupport
import Testing

@Suite struct SettingTests {
  private let folder = TemporaryDirectory()

  /// Ctrl-C, and a new prompt.
  private func discard(_ person: Person, at location: SourceLocation = #_sourceLocation) {
    person.control("c")
    person.editing(Person.prompt, at: location)
  }

  @Test func `colours come and go with the setting`() {
    let person = Person()
    person.runs(".settings color never")
    person.types("SELECT 45")
    person.sees("SELECT 45")
    #expect(person.screen.style(of: "45") == ScreenStyle())
    discard(person)
    person.runs(".settings color always")
    person.types("SELECT 54")
    person.sees("a number in colour") { $0.style(of: "54")?.color == 3 }
  }

  @Test func `the history goes to another file, or to none`() throws {
    let first = try folder.write("SELECT 1 AS one;\n", to: "first")
    let second = try folder.write("SELECT 2 AS two;\n", to: "second")
    let person = Person(environment: ["TRA_HISTORY": first])
    person.runs(".settings history '\(second)'")
    person.runs("SELECT 3 AS three;")
    person.types(Person.up + Person.up)
    person.editing("tra> SELECT 2 AS two;")
    discard(person)
    person.runs(".settings history off")
    person.runs("SELECT 4 AS four;")
    person.types(Person.up + Person.up + Person.up)
    person.editing("tra> SELECT 3 AS three;")
    discard(person)
    #expect(person.leaves() == .exited(0))
    #expect(folder.read("second")?.contains("three") == true)
    #expect(folder.read("second")?.contains("four") == false)
  }

  @Test func `an editor that fails says so and leaves the text`() {
    let person = Person(environment: ["EDITOR": "false"])
    person.types("SELECT 1\u{1B}e")
    person.sees("error: the command ended with code 1")
    person.editing("tra> SELECT 1")
    discard(person)
    person.runs(".edit")
    #expect(person.screen.count(of: "error: the command ended with code 1") == 2)
  }

  @Test func `a text left as it was is no error`() {
    let person = Person(environment: ["EDITOR": "true"])
    person.types("SELECT 1\u{1B}e;")
    person.editing("tra> SELECT 1;")
    person.runs("")
    person.runs(".edit")
    #expect(person.screen.contains("Nothing has changed: nothing runs."))
    #expect(!person.screen.contains("error"))
  }

  @Test func `the editor of the setting is used, and none once it is safe`() {
    let person = Person(environment: ["EDITOR": "false"])
    person.runs(".settings editor 'sed -i s/1/42/'")
    person.types("SELECT 1\u{1B}e;")
    person.editing("tra> SELECT 42;")
    person.runs("")
    person.runs(".settings safe on")
    person.types("SELECT 1\u{1B}e")
    person.sees("error: --safe runs no commands")
    person.editing("tra> SELECT 1")
  }

  @Test func `a report's parameter is completed with its values`() {
    let person = Person(columns: 100)
    person.types(".run scoreboard_2024 pl\t\"da n\t")
    person.editing("tra> .run scoreboard_2024 place='Đà Nẵng' ")
  }
}
