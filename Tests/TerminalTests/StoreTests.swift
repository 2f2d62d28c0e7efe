// Stores at the prompt: what is asked before anything is lost.
import Foundation
import TestSupport
import Testing

@Suite struct StoreConversationTests {
  private let folder = TemporaryDirectory()

  private func store(_ name: String, _ statement: String) -> String {
    let path = folder.path(of: name)
    let run = runProgram(["-c", statement, "-c", ".snapshot \(path)"])
    #expect(run.status == .exited(0), "\(run.errors)")
    return path
  }

  @Test func `the banner names the store, and its tables are there`() {
    let path = store("a.tra", "CREATE TABLE mine AS SELECT 7 AS seven")
    let person = Person([path], columns: 200)
    #expect(person.screen.contains("· \(path)"))
    person.runs("FROM mine;")
    #expect(person.screen.contains("│     7 │"))
    #expect(person.leaves() == .exited(0))
  }

  @Test func `leaving names the tables that are in no file, once each time they change`() {
    let path = store("a.tra", "CREATE TABLE mine AS SELECT 7 AS seven")
    let person = Person([path], columns: 200)
    person.runs("INSERT INTO mine VALUES (8);")
    person.runs(".quit")
    #expect(person.screen.contains("not saved: mine. .snapshot keeps them"))
    person.runs("CREATE TABLE other AS SELECT 1 AS a;")
    person.runs(".quit")
    #expect(person.screen.contains("not saved: mine, other. .snapshot keeps them"))
    person.runs(".snapshot")
    #expect(person.screen.contains("a.tra: 2 tables."))
    #expect(person.leaves() == .exited(0))
  }

  @Test func `a snapshot asks before it writes over a file that was not opened`() throws {
    let path = store("a.tra", "CREATE TABLE old AS SELECT 7 AS seven")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let person = Person(columns: 200)
    person.runs("CREATE TABLE mine AS SELECT 1 AS a;")
    person.types(".snapshot \(path)" + Person.enter)
    person.sees("exists. Replace it? [y/N]")
    person.types("n" + Person.enter)
    person.editing(Person.prompt)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    person.types(".snapshot \(path)" + Person.enter)
    person.sees("the question again") { $0.count(of: "exists. Replace it? [y/N]") == 2 }
    person.types("y" + Person.enter)
    person.sees("a.tra: 1 table.")
    person.editing(Person.prompt)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) != before)
    #expect(person.leaves() == .exited(0))
  }

  @Test func `opening another store keeps unsaved tables once`() {
    let path = store("a.tra", "CREATE TABLE theirs AS SELECT 7 AS seven")
    let person = Person(columns: 200)
    person.runs("CREATE TABLE mine AS SELECT 1 AS a;")
    person.runs(".open \(path)")
    #expect(person.screen.contains("not saved: mine. .snapshot FILE keeps them"))
    person.runs("FROM mine;")
    #expect(person.screen.contains("│     1 │"))
    person.runs(".open \(path)")
    person.runs("FROM theirs;")
    #expect(person.screen.contains("│     7 │"))
    person.runs("FROM mine;")
    #expect(person.screen.contains("unknown table 'mine'"))
    #expect(person.leaves() == .exited(0))
  }

  @Test func `leaving names views too, and a copy of a view's rows does not keep it`() {
    let person = Person(columns: 200)
    person.runs("CREATE VIEW seen AS FROM provinces |> LIMIT 1;")
    person.runs("COPY seen TO '\(folder.path(of: "seen.csv"))';")
    person.runs("CREATE TABLE \"my own\" AS SELECT 1 AS a;")
    person.runs(".quit")
    #expect(person.screen.contains("not saved: seen, my own. .snapshot FILE keeps them"))
    person.runs(".snapshot \(folder.path(of: "all.tra"))")
    #expect(person.screen.contains("all.tra: 1 table, 1 view."))
    #expect(person.leaves() == .exited(0))
  }

  @Test func `a table that is there already is not made again, nor unsaved`() {
    let person = Person([store("a.tra", "CREATE TABLE mine AS SELECT 7 AS seven")], columns: 200)
    person.runs("CREATE TABLE IF NOT EXISTS mine AS SELECT 8 AS eight;")
    #expect(person.leaves() == .exited(0))
  }

  @Test func `a table made in place of a saved one is in no file`() {
    let person = Person([store("a.tra", "CREATE TABLE mine AS SELECT 7 AS seven")], columns: 200)
    person.runs("DROP TABLE mine;")
    person.runs("CREATE TABLE IF NOT EXISTS mine AS SELECT 8 AS eight;")
    person.runs(".quit")
    #expect(person.screen.contains("not saved: mine."))
  }
}
