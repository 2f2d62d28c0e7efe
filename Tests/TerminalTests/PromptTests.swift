// The conversation: greeting, statements, the ways out.
import TestSupport
import Testing

@Suite struct PromptTests {
  @Test func `the greeting tells how to get help and how to leave`() {
    let person = Person()
    #expect(person.screen.lines[0].hasPrefix("Tra "))
    #expect(person.screen.lines[1] == "Type .help for help, Tab to complete, .quit to leave.")
    #expect(person.screen.cursorLine == "tra> ")
  }

  @Test func `quiet means no greeting`() {
    let person = Person(["-q"])
    #expect(person.screen.lines[0] == "tra> ")
  }

  @Test func `a statement runs and the prompt comes back`() {
    let person = Person()
    person.runs("SELECT 40 + 2 AS answer;")
    #expect(person.screen.contains("42"))
  }

  @Test func `keys typed before the prompt is up are not lost`() {
    let terminal = PseudoTerminal()
    terminal.send("SELECT 40 + 2 AS answer;\r")
    #expect(terminal.wait(for: "42"))
  }

  @Test func `what a command writes without a newline is not written over`() {
    let person = Person()
    person.runs(".shell printf half")
    person.types("SELECT 1")
    person.editing("tra> SELECT 1")
    #expect(person.screen.contains("\nhalf\ntra> SELECT 1"))
  }

  @Test func `an error does not end the session`() {
    let person = Person()
    person.runs("SELEC 1;")
    #expect(person.screen.contains("error:"))
    person.runs("SELECT 40 + 2 AS answer;")
    #expect(person.screen.contains("42"))
    #expect(person.leaves() == .exited(0))
  }

  @Test func `Ctrl-D on an empty line leaves on a line of its own`() {
    let person = Person()
    #expect(person.leaves() == .exited(0))
    #expect(person.screen.column == 0)
    #expect(!person.screen.bracketedPaste)
  }

  @Test(arguments: [".quit", "quit", "exit", ".exit"])
  func `words that other shells know leave too`(word: String) {
    let person = Person()
    person.types(word + Person.enter)
    #expect(person.terminal.waitForExit() == .exited(0))
  }

  @Test func `prompt and text go to standard error when results go to a file`() throws {
    let folder = TemporaryDirectory()
    let terminal = PseudoTerminal(
      ["-c", "exec \"$0\" -q > out.csv", Program.path],
      workingDirectory: folder.path, program: "/bin/sh")
    #expect(terminal.wait(for: "tra> "))
    terminal.send("SELECT 40 + 2 AS answer;\r")
    #expect(terminal.wait { $0.count(of: "tra> ") == 2 })
    terminal.send("\u{4}")
    #expect(terminal.waitForExit() == .exited(0))
    #expect(folder.read("out.csv") == "answer\n42\n")
    #expect(!terminal.screen.contains("42"))
  }
}
