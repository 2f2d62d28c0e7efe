// What a user relies on at a terminal, whatever the terminal, the home or the speed of typing.
import Foundation
import TestSupport
import Testing

@Suite struct ContractTests {
  private let folder = TemporaryDirectory()

  @Test func `many rows: head and tail with an honest footer, the last command gives all`() {
    let person = Person(environment: ["TRA_PAGER": "wc -l"], columns: 100, rows: 40)
    person.runs("FROM figures |> SELECT value |> LIMIT 3000;")
    #expect(person.screen.contains("3 000 rows (32 shown)"))
    person.runs(".last csv")
    #expect(person.screen.contains("\n3001\n"))
  }

  @Test func `no query of the terminal is sent, so none is waited for`() {
    let person = Person()
    person.runs("SELECT 1 AS a;")
    let output = String(decoding: person.terminal.output, as: UTF8.self)
    #expect(!output.contains("\u{1B}]"))
    #expect(!output.contains(/\u{1B}\[[0-9;?>]*[cn]/))
  }

  @Test(arguments: [["HOME": ""], ["HOME": "/proc/none"], ["XDG_STATE_HOME": "not/absolute"]])
  func `a missing or strange home keeps nobody from working`(_ environment: [String: String]) {
    let all = ["TRA_HISTORY": "/proc/none/history"].merging(environment) { $1 }
    let person = Person(environment: all)
    person.runs("SELECT 40 + 2 AS answer;")
    #expect(person.screen.contains("42"))
    person.types(Person.up)
    person.editing("tra> SELECT 40 + 2 AS answer;")
    person.control("c")
    person.editing("tra> ")
    #expect(person.leaves() == .exited(0))
  }

  @Test func `state and configuration lie where XDG says`() throws {
    try folder.write(".mode line\n", to: "config/tra/trarc")
    let environment = [
      "XDG_CONFIG_HOME": folder.path(of: "config"), "XDG_STATE_HOME": folder.path(of: "state"),
    ]
    let shell = PseudoTerminal(
      ["-c", "unset TRA_CONFIG TRA_HISTORY; exec \"$0\"", Program.path], environment: environment,
      program: "/bin/sh")
    #expect(shell.wait(for: Person.prompt))
    shell.send("SELECT 40 + 2 AS answer;\r")
    // Ctrl-D before the prompt is up again would be the terminal's, not the editor's.
    #expect(shell.wait { $0.contains("answer = 42") && $0.cursorLine == "tra> " })
    shell.send("\u{4}")
    #expect(shell.waitForExit() == .exited(0))
    #expect(folder.read("state/tra/history") == "SELECT 40 + 2 AS answer;\n")
  }

  @Test func `-i names the start-up file and -X leaves it out`() throws {
    let mine = try folder.write(".mode line\n", to: "mine")
    let usual = try folder.write(".mode json\n", to: "usual")
    let chosen = Person(["-i", mine], environment: ["TRA_CONFIG": usual])
    chosen.runs("SELECT 1 AS a;")
    #expect(chosen.screen.contains("a = 1"))
    let none = Person(["-X"], environment: ["TRA_CONFIG": usual])
    none.runs("SELECT 1 AS a;")
    #expect(none.screen.contains("│     1 │"))
  }

  @Test func `two sessions at once lose no statement`() {
    let path = folder.path(of: "history")
    let first = Person(environment: ["TRA_HISTORY": path])
    let second = Person(environment: ["TRA_HISTORY": path])
    first.runs("SELECT 1 AS a;")
    second.runs("SELECT 2 AS a;")
    first.runs("SELECT 3 AS a;")
    #expect(folder.read("history") == "SELECT 1 AS a;\nSELECT 2 AS a;\nSELECT 3 AS a;\n")
  }

  @Test func `letters in other scripts and marks keep box and caret in place`() {
    let person = Person(columns: 100)
    person.runs("SELECT '数据' AS a, 'Huế' AS b, E'\\x1b[31m' AS c;")
    #expect(person.screen.contains("│ 数据   │ Huế    │"))
    #expect(!person.screen.contains("\u{1B}"))
    person.runs("SELECT '数据' AS a, Đắk;")
    let lines = person.screen.lines
    let typed = lines.firstIndex { $0.hasPrefix("tra> SELECT '数据' AS a, Đắk") } ?? 0
    #expect(lines[typed + 1] == String(repeating: " ", count: 25) + "^^^")
  }

  @Test func `Ctrl-C in the pager is the pager's`() throws {
    let script = "trap 'echo stopped; exit' INT; echo ready; read x < /dev/tty\n"
    let path = try folder.write(script, to: "pager.sh")
    let person = Person(environment: ["TRA_PAGER": "sh \(path)"], columns: 100)
    person.runs(".maxrows all")
    person.types("FROM province_units |> SELECT code; SELECT 40 + 2 AS answer;\r")
    person.sees("ready")
    person.control("c")
    person.sees("stopped")
    person.sees("│     42 │")
    person.editing("tra> ")
    #expect(!person.screen.contains("Interrupted"))
  }

  @Test func `JSON is read by a strict reader`() throws {
    let query =
      "SELECT CAST('NaN' AS FLOAT64) AS a, 9223372036854775807 AS c, E'\\x01\\t\"\\\\' AS f"
    let run = runProgram(["--json", "-c", query])
    let read = try JSONSerialization.jsonObject(with: Data(run.stdout))
    let row = try #require((read as? [[String: Any]])?.first)
    #expect(row["a"] is NSNull)
    #expect(row["c"] as? Int64 == .max)
    #expect(row["f"] as? String == "\u{1}\t\"\\")
  }
}
