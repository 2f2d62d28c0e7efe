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

  @Test func `Vietnamese is typed in any locale`() {
    for locale in ["C", "", "vi_VN.UTF-8"] {
      let person = Person(environment: ["LC_ALL": locale, "LANG": ""])
      person.types("SELECT 'Thừa Thiên Huế ê á à ù đ Đ' AS x")
      person.editing("tra> SELECT 'Thừa Thiên Huế ê á à ù đ Đ' AS x")
    }
  }

  @Test func `decomposed letters are composed as they are typed`() {
    let person = Person()
    person.types("SELECT 'Hue\u{302}\u{301}, e\u{302}\u{323}' AS x")
    person.editing("tra> SELECT 'Huế, ệ' AS x")
    let typed = person.screen.cursorLine.unicodeScalars
    #expect(!typed.contains { (0x300...0x36F).contains($0.value) })
    person.runs(";")
    #expect(person.screen.count(of: "Huế, ệ") == 2)
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
