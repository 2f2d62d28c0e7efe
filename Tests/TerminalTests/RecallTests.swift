// The history: Up, Ctrl-R, the file.
import Foundation
import TestSupport
import Testing

@Suite struct RecallTests {
  private let folder = TemporaryDirectory()

  private func person() -> Person {
    Person(environment: ["TRA_HISTORY": folder.path(of: "state/history")])
  }

  @Test func `Up recalls a statement whole and Down gives back what was typed`() {
    let person = person()
    person.types("SELECT 1\r")
    person.editing("")
    person.runs("AS one;")
    person.types("dra" + Person.up)
    person.editing("AS one;")
    #expect(person.screen.lines[person.screen.row - 1] == "tra> SELECT 1")
    person.types(Person.down)
    person.editing("tra> dra")
  }

  @Test func `the file holds a statement as soon as it was accepted`() {
    let person = person()
    person.types("SELECT 1\r")
    person.editing("")
    person.runs("AS one;")
    person.runs(".mode")
    person.runs(" SELECT 'secret';")
    #expect(folder.read("state/history") == "SELECT 1\\nAS one;\n.mode\n")
  }

  @Test func `a closed window loses no accepted statement`() {
    let person = person()
    person.runs("SELECT 1 AS one;")
    person.types("half")
    person.editing("tra> half")
    person.terminal.vanish()
    #expect(person.terminal.waitForExit() != nil)
    #expect(folder.read("state/history") == "SELECT 1 AS one;\n")
  }

  @Test func `a window that is closed during a query or a result keeps the statement`() {
    for statement in [
      "SELECT COUNT(*) AS n FROM rates a CROSS JOIN rates b CROSS JOIN rates c CROSS JOIN rates d;",
      "FROM rates AS a |> CROSS JOIN rates AS b |> SELECT a.place, b.source;",
    ] {
      let person = Person(
        ["--csv", "--pager", "off"],
        environment: ["TRA_HISTORY": folder.path(of: "state/history")], columns: 120)
      person.types(statement + Person.enter)
      person.sees("the statement above the cursor") { $0.row > 2 }
      person.terminal.vanish()
      #expect(person.terminal.waitForExit() != nil)
      #expect(folder.read("state/history")?.hasSuffix(statement + "\n") == true)
    }
  }

  @Test func `the file is its owner's alone, and so is the folder made for it`() throws {
    let person = person()
    person.runs("SELECT 1 AS one;")
    let file = try FileManager.default.attributesOfItem(
      atPath: folder.path(of: "state/history"))
    #expect(file[.posixPermissions] as? Int == 0o600)
    let place = try FileManager.default.attributesOfItem(atPath: folder.path(of: "state"))
    #expect(place[.posixPermissions] as? Int == 0o700)
  }

  @Test func `a session that has not looked yet recalls what another one ran meanwhile`() {
    let first = person()
    let second = person()
    first.runs("SELECT 1 AS a;")
    second.types(Person.up)
    second.editing("tra> SELECT 1 AS a;")
  }

  @Test func `two sessions that write at once lose and mix nothing`() throws {
    let people = [person(), person()]
    for number in 1...20 {
      for (name, person) in zip(["a", "b"], people) { person.types(".print \(name)\(number)\r") }
    }
    for (name, person) in zip(["a", "b"], people) { person.sees("\n\(name)20\n") }
    let lines = try #require(folder.read("state/history")).split(separator: "\n").map(String.init)
    #expect(lines.count == 40)
    for name in ["a", "b"] {
      #expect(lines.filter { $0.contains(name) } == (1...20).map { ".print \(name)\($0)" })
    }
  }

  @Test func `the next session recalls what this one ran`() {
    let first = person()
    first.runs("SELECT 'Huế' AS x;")
    #expect(first.leaves() == .exited(0))
    let second = person()
    second.types(Person.up)
    second.editing("tra> SELECT 'Huế' AS x;")
  }

  @Test func `Ctrl-R finds letters without their marks and Enter runs the find`() {
    let person = person()
    person.runs("SELECT 'Thừa Thiên' AS x;")
    person.runs("SELECT 40 + 2 AS answer;")
    person.control("r")
    person.sees("search ''")
    person.types("thua")
    person.sees("search 'thua': SELECT 'Thừa")
    person.runs("")
    #expect(person.screen.count(of: "tra> SELECT 'Thừa Thiên' AS x;") == 2)
  }

  @Test func `Ctrl-R again goes to an older statement`() {
    let person = person()
    person.runs("SELECT 1 AS old;")
    person.runs("SELECT 2 AS young;")
    person.control("r")
    person.types("sel")
    person.sees("search 'sel': SELECT 2")
    person.control("r")
    person.sees("search 'sel': SELECT 1")
    person.types("zz")
    person.sees("no match 'selzz': SELECT 1")
  }

  @Test func `a search that is given up restores what was typed`() {
    for key: Character in ["c", "g"] {
      let person = person()
      person.runs("SELECT 1 AS x;")
      person.types("mine")
      person.editing("tra> mine")
      person.control("r")
      person.types("sel")
      person.sees("search 'sel': SELECT 1")
      person.control(key)
      person.editing("tra> mine")
    }
  }

  @Test func `no file means a history for this session`() {
    let person = Person(environment: ["TRA_HISTORY": ""])
    person.runs("SELECT 1 AS x;")
    person.types(Person.up)
    person.editing("tra> SELECT 1 AS x;")
  }
}
