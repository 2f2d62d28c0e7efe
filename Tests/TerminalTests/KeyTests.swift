// Every key that `.help keys` lists does what the list says.
import TestSupport
import Testing

@Suite struct KeyTests {
  @Test func `every key of the list has an example`() {
    let lines = runProgram(["-c", ".help keys"]).output.split(separator: "\n")
    let names = lines.flatMap { line in
      line.prefix(upTo: line.firstRange(of: "  ")?.lowerBound ?? line.endIndex)
        .split(separator: ", ").map { $0.hasPrefix("-") ? "Ctrl" + $0 : String($0) }
    }
    #expect(names.count > 10)
    for name in names { #expect(Self.examples[name] != nil, "no example of \(name)") }
  }

  @Test(arguments: examples.keys.sorted())
  func `a key does what the list says`(_ key: String) throws {
    try Self.examples[key]?()
  }

  private static let examples: [String: @Sendable () throws -> Void] = [
    "Enter": {
      let person = Person()
      person.types("SELECT 40 + 2\r")
      person.editing("")
      person.answers(to: "AS answer;")
    },
    "Esc Enter": {
      let person = Person()
      person.answers(to: "SELECT 40 + 2 AS answer" + Person.escape)
    },
    "Tab": {
      let person = Person()
      person.types("FROM provinces |> WHERE name = 'dak l\t")
      person.sees("name = 'Đắk Lắk'")
    },
    "Up": {
      let person = Person.withHistory(["SELECT 1;", "SELECT 2\nAS b;"])
      person.types(Person.up)
      person.editing("AS b;")
      person.types(Person.up + Person.up)
      person.editing("tra> SELECT 1;")
    },
    "Down": {
      let person = Person.withHistory(["SELECT 1;"])
      person.types("mine" + Person.up)
      person.editing("tra> SELECT 1;")
      person.types(Person.down)
      person.editing("tra> mine")
    },
    "Right": {
      let person = Person.withHistory(["SELECT 40 + 2 AS answer;"])
      person.types("SEL")
      person.sees("ECT 40 + 2 AS answer;")
      person.types(Person.right)
      person.answers(to: "")
    },
    "Ctrl-R": {
      let person = Person.withHistory(["SELECT 'Huế' AS a;", "SELECT 2;"])
      person.control("r")
      person.types("hue")
      person.sees("search 'hue': SELECT 'Huế' AS a;")
      person.control("e")
      person.editing("tra> SELECT 'Huế' AS a;")
    },
    "Esc p": {
      let person = Person(columns: 100)
      person.types("FROM provinces |> SELECT name |> WHERE name = 'Huế'" + Person.escape + "p")
      person.sees("│ Huế")
      person.editing("tra> FROM provinces |> SELECT name |> WHERE name = 'Huế'")
    },
    "Esc e": { try Person.editsText(with: Person.escape + "e") },
    "Ctrl-X Ctrl-E": { try Person.editsText(with: "\u{18}\u{5}") },
    "Ctrl-C": {
      let person = Person()
      person.types("SELECT 1")
      person.editing("tra> SELECT 1")
      person.control("c")
      person.sees("tra> SELECT 1^C")
      person.editing("tra> ")
    },
    "Ctrl-D": {
      let person = Person()
      person.types("ab" + Person.left)
      person.control("d")
      person.editing("tra> a")
      person.types(Person.backspace)
      person.editing("tra> ")
      #expect(person.leaves() == .exited(0))
    },
    "Ctrl-Z": {
      let person = Person.underShell()
      person.types("SELECT 40")
      person.editing("tra> SELECT 40")
      person.control("z")
      person.sees("the shell") { $0.contains("Stopped") && $0.cursorLine == "$ " }
      person.types("fg\r")
      person.editing("tra> SELECT 40")
      person.answers(to: " + 2 AS answer;")
    },
    "Ctrl-A": { Person.edits("ELECT", "\u{1}S", to: "SELECT") },
    "Ctrl-E": { Person.edits("SELEC", "\u{1}\u{5}T", to: "SELECT") },
    "Home": {
      for home in ["\u{1B}[H", "\u{1B}OH", "\u{1B}[1~"] {
        Person.edits("ELECT", home + "S", to: "SELECT")
      }
    },
    "End": {
      for end in ["\u{1B}[F", "\u{1B}OF", "\u{1B}[4~"] {
        Person.edits("SELEC", "\u{1}" + end + "T", to: "SELECT")
      }
    },
    "Left": { Person.edits("SELCT", Person.left + "\u{1B}OD" + "E", to: "SELECT") },
    "Backspace": {
      Person.edits("Huếx", Person.backspace + "\u{8}" + "ế", to: "Huế")
    },
    "Delete": { Person.edits("xSELECT", "\u{1}\u{1B}[3~", to: "SELECT") },
    "Ctrl-Left": { Person.edits("a b", "\u{1B}[1;5Dx", to: "a xb") },
    "Ctrl-Right": { Person.edits("a b", "\u{1}\u{1B}[1;5Cx", to: "ax b") },
    "Esc b": { Person.edits("đẹp êm", Person.escape + "bx", to: "đẹp xêm") },
    "Esc f": { Person.edits("đẹp êm", "\u{1}" + Person.escape + "fx", to: "đẹpx êm") },
    "Esc d": { Person.edits("đẹp êm", "\u{1}" + Person.escape + "d", to: " êm") },
    "Ctrl-B": { Person.edits("SELCT", "\u{2}\u{2}E", to: "SELECT") },
    "Ctrl-F": { Person.edits("SELECT", "\u{1}\u{6}x", to: "SxELECT") },
    "Ctrl-W": { Person.edits("SELECT 1", "\u{17}", to: "SELECT ") },
    "Ctrl-U": { Person.edits("SELECT 1", "\u{15}", to: "") },
    "Ctrl-K": { Person.edits("SELECT 1", "\u{1}\u{6}\u{B}", to: "S") },
    "Ctrl-Y": { Person.edits("SELECT 1", "\u{1}\u{B}x\u{19}", to: "xSELECT 1") },
    "Ctrl-T": { Person.edits("SELETC", "\u{14}", to: "SELECT") },
    "Ctrl-P": {
      let person = Person.withHistory(["SELECT 1;"])
      person.control("p")
      person.editing("tra> SELECT 1;")
    },
    "Ctrl-N": {
      let person = Person.withHistory(["SELECT 1;"])
      person.types("mine\u{10}\u{E}")
      person.editing("tra> mine")
    },
    "Ctrl-L": {
      let person = Person()
      person.types("SELECT 1")
      person.editing("tra> SELECT 1")
      person.control("l")
      person.sees("the text alone") { $0.text == "tra> SELECT 1" }
    },
  ]
}

extension Person {
  static func withHistory(_ statements: [String], columns: Int = 80, rows: Int = 24) -> Person {
    let folder = TemporaryDirectory()
    let lines = statements.map { $0.replacing("\n", with: "\\n") + "\n" }
    do {
      let path = try folder.write(lines.joined(), to: "history")
      return Person(environment: ["TRA_HISTORY": path], columns: columns, rows: rows, in: folder)
    } catch {
      Issue.record(error)
      return Person(columns: columns, rows: rows)
    }
  }

  /// A person whose shell can stop a program and go on with it.
  static func underShell() -> Person {
    let terminal = PseudoTerminal(
      ["--norc", "--noprofile", "-i"], environment: ["PS1": "$ "], program: "/bin/bash")
    let person = Person(at: terminal)
    person.editing("$ ")
    person.types("'\(Program.path)' -q\r")
    person.editing("tra> ")
    return person
  }

  /// Text and keys give another text, with the cursor anywhere in it.
  static func edits(
    _ text: String, _ keys: String, to result: String,
    at location: SourceLocation = #_sourceLocation
  ) {
    let person = Person()
    person.types(text)
    person.editing("tra> " + text, at: location)
    person.types(keys)
    // Blanks at the end do not show: what follows does.
    person.types("\u{5}.")
    person.editing("tra> \(result).", at: location)
  }

  static func editsText(with keys: String) throws {
    let folder = TemporaryDirectory()
    let script = try folder.write(
      "printf 'SELECT 40 + 2 AS answer;' > \"$1\"\n", to: "editor.sh")
    let person = Person(environment: ["VISUAL": "sh \(script)"], in: folder)
    person.types("SELECT 1" + keys)
    person.editing("tra> SELECT 40 + 2 AS answer;")
    person.answers(to: "")
  }

  /// Types a line whose answer is 42.
  func answers(to line: String, at location: SourceLocation = #_sourceLocation) {
    runs(line, at: location)
    #expect(screen.contains("│     42 │"), sourceLocation: location)
  }
}
