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

  @Test func `Ctrl-Z stops a query, fg goes on with it and Ctrl-C still ends it`() {
    let person = Person.underShell()
    person.types(
      "SELECT COUNT(*) AS n FROM rates a CROSS JOIN rates b CROSS JOIN rates c CROSS JOIN rates d"
        + " WHERE a.place_id <> b.place_id AND c.place_id <> d.place_id;\r")
    person.sees("rows read (")
    person.control("z")
    person.sees("the shell") { $0.contains("Stopped") && $0.cursorLine == "$ " }
    person.types("fg\r")
    person.sees("the query again") { $0.text.split(separator: "\n").last?.contains("rows") == true }
    person.control("c")
    person.sees("Interrupted")
    person.editing("tra> ")
    person.answers(to: "SELECT 40 + 2 AS answer;")
  }

  @Test func `a program that is stopped and continued from outside shows its text again`() {
    let person = Person()
    person.types("SELECT 40")
    person.editing("tra> SELECT 40")
    kill(person.terminal.process, SIGSTOP)
    kill(person.terminal.process, SIGCONT)
    person.types(" + 2 AS answer")
    person.editing("tra> SELECT 40 + 2 AS answer")
    person.answers(to: ";")
  }

  @Test func `what is typed during a query stands at the next prompt`() {
    let person = Person()
    person.types(".shell sleep 0.1; echo over\r")
    person.sees("the command") { $0.cursorLine.isEmpty }
    person.types("SELECT 'Huế' AS x, 40 + 2 AS answer")
    person.sees("over")
    person.editing("tra> SELECT 'Huế' AS x, 40 + 2 AS answer")
    person.answers(to: ";")
  }

  @Test(arguments: ["vt100", "linux", "xterm-256color", "screen", "no-such-terminal"])
  func `text is edited on terminals of any kind`(_ terminal: String) {
    let person = Person(environment: ["TERM": terminal], columns: 60)
    person.types("SELECT 'Huế' AS x, 40 + 3" + Person.backspace + "2 AS answer")
    person.editing("tra> SELECT 'Huế' AS x, 40 + 2 AS answer")
    person.answers(to: ";")
  }
}
