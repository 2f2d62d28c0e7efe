// Ctrl-C, Ctrl-Z, a window that closes, a terminating parent.
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct SignalTests {
  @Test func `Ctrl-C in a text discards it`() {
    let person = Person()
    person.types("SELECT 1\rAS half")
    person.editing("AS half")
    person.control("c")
    person.sees("AS half^C\ntra> ")
    person.runs("SELECT 40 + 2 AS answer;")
    #expect(person.screen.contains("42"))
  }

  @Test func `Ctrl-C at an empty prompt tells how to leave`() {
    let person = Person()
    person.control("c")
    person.sees("Press Ctrl-D or .quit to leave.\ntra> ")
  }

  @Test func `Ctrl-C ends a query and not the session`() {
    let person = Person()
    person.types(
      "SELECT COUNT(*) AS n FROM rates a CROSS JOIN rates b CROSS JOIN rates c CROSS JOIN rates d"
        + " WHERE a.place_id <> b.place_id AND c.place_id <> d.place_id;\r")
    person.sees("the statement below the prompt") { $0.cursorLine.isEmpty }
    person.control("c")
    person.sees("Interrupted")
    person.editing("tra> ")
    person.runs("SELECT 40 + 2 AS answer;")
    #expect(person.screen.contains("42"))
  }

  @Test func `a long query tells how far it is, and Ctrl-C what it had read`() {
    let person = Person()
    person.types(
      "SELECT COUNT(*) AS n FROM rates a CROSS JOIN rates b CROSS JOIN rates c CROSS JOIN rates d"
        + " WHERE a.place_id <> b.place_id AND c.place_id <> d.place_id;\r")
    person.sees("rows read (")
    person.sees("Ctrl-C stops")
    person.control("c")
    person.sees("the end") { $0.contains(/Interrupted after \d+\.\d s \([ 0-9]+ rows read\)\./) }
    person.editing("tra> ")
    #expect(!person.screen.contains("Ctrl-C stops"))
  }

  @Test func `Ctrl-C ends the printing of a result`() {
    let person = Person(["--csv", "--pager", "off"])
    person.types("FROM rates AS a |> CROSS JOIN rates AS b |> SELECT a.place, b.source;\r")
    person.sees("An Giang")
    person.control("c")
    person.sees("Interrupted")
    person.editing("tra> ")
    person.runs("SELECT 40 + 2 AS answer;")
    #expect(person.screen.contains("42"))
  }

  @Test func `Ctrl-C ends the reading of a file that does not end`() throws {
    let folder = TemporaryDirectory()
    let path = folder.path(of: "endless.csv")
    #expect(mkfifo(path, 0o600) == 0)
    let writer = open(path, O_RDWR | O_CLOEXEC)
    defer { close(writer) }
    let person = Person()
    person.types("FROM '\(path)';\r")
    person.sees("the statement below the prompt") { $0.cursorLine.isEmpty }
    let text = Array("a,b\n1,2\n".utf8)
    _ = text.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
    person.control("c")
    person.sees("Interrupted")
    person.editing("tra> ")
  }

  @Test func `Ctrl-C ends the waiting for a pipe that nobody writes to`() throws {
    let folder = TemporaryDirectory()
    let path = folder.path(of: "silent.csv")
    #expect(mkfifo(path, 0o600) == 0)
    let person = Person(columns: 200)
    person.types("CREATE TABLE t AS FROM '\(path)';\r")
    person.sees("s · 0 bytes · Ctrl-C stops")
    person.control("c")
    person.sees("the end") {
      $0.contains(/Interrupted after \d+\.\d s \('.+silent\.csv': 0 bytes\)\./)
    }
    person.editing("tra> ")
    #expect(!person.screen.contains("Ctrl-C stops"))
    person.runs("FROM t;")
    #expect(person.screen.contains("unknown table 't'"))
  }

  @Test func `a load tells how far it is, and Ctrl-C what it had read`() throws {
    let folder = TemporaryDirectory()
    let path = folder.path(of: "endless.csv")
    #expect(mkfifo(path, 0o600) == 0)
    let writer = open(path, O_RDWR | O_CLOEXEC)
    defer { close(writer) }
    let person = Person(columns: 200)
    person.types("FROM '\(path)';\r")
    let text = Array("a,b\n1,2\n".utf8)
    _ = text.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
    person.sees("s · 8 bytes · Ctrl-C stops")
    person.control("c")
    person.sees("endless.csv': 8 bytes).")
    person.editing("tra> ")
  }

  @Test(arguments: [".read slow.sql", ".run slow", ".summary v", ".values v.n", ".peek 1"])
  func `Ctrl-C ends a command, which tells how far it is`(command: String) throws {
    let folder = TemporaryDirectory()
    let slow =
      "SELECT COUNT(*) AS n FROM rates a CROSS JOIN rates b CROSS JOIN rates c CROSS JOIN rates d"
      + " WHERE a.place_id <> b.place_id AND c.place_id <> d.place_id"
    try folder.write(slow + ";\n", to: "slow.sql")
    try folder.write("-- report: slow\n-- title: Slow\n\(slow);\n", to: "reports/slow.sql")
    let person = Person(workingDirectory: folder.path)
    person.runs("CREATE VIEW v AS FROM rates AS r |> LIMIT 0 |> SELECT 1 AS n;")
    person.runs("FROM v;")
    person.runs("CREATE OR REPLACE VIEW v AS \(slow);")
    person.types(command + "\r")
    person.sees("Ctrl-C stops")
    person.control("c")
    person.sees("the end") { $0.contains(/Interrupted after \d+\.\d s \([ 0-9]+ rows read\)\./) }
    person.editing("tra> ")
    #expect(!person.screen.contains("Ctrl-C stops"))
    person.runs("SELECT 40 + 2 AS answer;")
    #expect(person.screen.contains("42"))
  }

  @Test func `a limit at the prompt tells what was read`() {
    let person = Person(["--timeout", "0.2"])
    person.runs(
      "SELECT COUNT(*) AS n FROM rates a CROSS JOIN rates b CROSS JOIN rates c CROSS JOIN rates d"
        + " WHERE a.place_id <> b.place_id AND c.place_id <> d.place_id;")
    #expect(person.screen.contains(/error: stopped after 0\.2 s \([ 0-9]+ rows read\)/))
  }

  @Test func `SIGTERM at the prompt restores the terminal and ends the program by itself`() {
    let person = Person()
    person.types("SELECT 1")
    person.editing("tra> SELECT 1")
    kill(person.terminal.process, SIGTERM)
    #expect(person.terminal.waitForExit() == .signalled(SIGTERM))
    #expect(!person.screen.bracketedPaste)
  }

  @Test func `a closed window ends the program`() {
    let person = Person()
    person.types("SELECT 1")
    person.editing("tra> SELECT 1")
    person.terminal.vanish()
    #expect(person.terminal.waitForExit() != nil)
  }

  @Test func `Ctrl-Z stops the program and fg shows the text again`() {
    let terminal = PseudoTerminal(
      ["--norc", "--noprofile", "-i"], environment: ["PS1": "$ "], program: "/bin/bash")
    #expect(terminal.wait { $0.cursorLine == "$ " })
    terminal.send("'\(Program.path)' -q\r")
    #expect(terminal.wait { $0.cursorLine == "tra> " })
    terminal.send("SELECT 40")
    #expect(terminal.wait { $0.cursorLine == "tra> SELECT 40" })
    terminal.send("\u{1A}")
    #expect(terminal.wait { $0.contains("Stopped") && $0.cursorLine == "$ " })
    terminal.send("fg\r")
    #expect(terminal.wait { $0.cursorLine == "tra> SELECT 40" })
    terminal.send(" + 2 AS answer;\r")
    #expect(terminal.wait(for: "42"))
  }
}
