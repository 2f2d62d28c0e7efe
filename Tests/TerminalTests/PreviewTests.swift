// Keys and commands that show or change what is being typed: Esc p, Esc e, .edit, the pager.
import TestSupport
import Testing

@Suite struct PreviewTests {
  private let folder = TemporaryDirectory()

  /// An editor that writes `text` over the file it is given.
  private func editor(writing text: String) throws -> String {
    let path = try folder.write("printf '%s' \"\(text)\" > \"$1\"\n", to: "editor.sh")
    return "sh \(path)"
  }

  @Test func `Esc p shows the rows up to the stage of the cursor`() {
    let person = Person(columns: 100, rows: 40)
    person.types("FROM provinces |> SELECT name |> WHERE name = 'Huế' |> LIMIT")
    person.types("\u{1B}p")
    person.sees("1 row") { $0.contains("│ Huế") && !$0.contains("Hà Nội") }
    person.sees("the text below") { $0.cursorLine.hasPrefix("tra> FROM provinces") }
    let far = String(repeating: Person.left, count: 40)
    person.types(far + "\u{1B}p")
    person.sees("ten rows") { $0.contains("Hà Nội") }
  }

  @Test func `Esc p shows nothing where no query stands`() {
    let person = Person()
    person.types("SELEC\u{1B}p")
    person.editing("tra> SELEC")
    person.types("T 1")
    person.editing("tra> SELECT 1")
  }

  @Test func `Esc e edits the text being typed`() throws {
    let person = Person(environment: ["EDITOR": try editor(writing: "SELECT 40 + 2 AS answer;")])
    person.types("SELECT 1\u{1B}e")
    person.editing("tra> SELECT 40 + 2 AS answer;")
    person.runs("")
    #expect(person.screen.contains("│     42 │"))
  }

  @Test func `.edit runs what the editor leaves`() throws {
    let person = Person(environment: ["VISUAL": try editor(writing: "SELECT 40 + 2 AS answer;")])
    person.runs("SELECT 1 AS one;")
    person.runs(".edit")
    #expect(person.screen.contains("│     42 │"))
    person.types(Person.up)
    person.editing("tra> SELECT 40 + 2 AS answer;")
  }

  @Test func `the safe mode starts no programs`() throws {
    let person = Person(["--safe"], environment: ["EDITOR": try editor(writing: "SELECT 42;")])
    person.runs(".edit")
    person.runs(".shell echo hi")
    #expect(person.screen.count(of: "error: --safe runs no commands") == 2)
    person.types("SELECT 1\u{1B}e")
    person.editing("tra> SELECT 1")
  }

  @Test func `what is taller than the screen goes through the pager`() {
    let person = Person(environment: ["TRA_PAGER": "sed s/^/P:/"], columns: 100)
    person.runs("FROM province_units |> SELECT code;")
    #expect(!person.screen.contains("P:"))
    person.runs(".last")
    #expect(person.screen.count(of: "\nP:│") > 90)
    person.runs(".pager off")
    person.runs(".last csv")
    #expect(person.screen.count(of: "P:") < 110)
  }

  @Test func `settings tell where they come from`() {
    let person = Person(
      ["--timeout", "5"], environment: ["TRA_PAGER": "cat"], columns: 100, rows: 50)
    person.runs(".timer on")
    person.runs(".settings")
    for line in ["timeout          5", "pager            on (cat)", "timer            on"] {
      #expect(person.screen.contains(line))
    }
    for origin in ["command line", "$TRA_PAGER", "set here", "default"] {
      #expect(person.screen.contains(origin))
    }
  }

  @Test func `the history is listed and searched without accents`() throws {
    let path = try folder.write("SELECT 'Huế';\nSELECT 1\\nAS a;\n", to: "history")
    let person = Person(environment: ["TRA_HISTORY": path])
    person.runs(".history 2")
    #expect(person.screen.contains("2  SELECT 1\n   AS a;\n3  .history 2"))
    person.runs(".history /hue/")
    #expect(person.screen.contains("1  SELECT 'Huế';"))
  }
}
