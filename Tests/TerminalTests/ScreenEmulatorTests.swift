// The screen that the other tests look at.
import TestSupport
import Testing

@Suite struct ScreenEmulatorTests {
  private func screen(_ output: String, columns: Int = 10, rows: Int = 4) -> ScreenEmulator {
    var screen = ScreenEmulator(columns: columns, rows: rows)
    for byte in output.utf8 { screen.feed([byte]) }
    return screen
  }

  @Test func `text wraps only when the next character comes`() {
    #expect(screen("0123456789").row == 0)
    #expect(screen("0123456789a").lines == ["0123456789", "a", "", ""])
    #expect(screen("0123456789\r\nb").lines == ["0123456789", "b", "", ""])
  }

  @Test func `rows that leave the screen are kept`() {
    let screen = screen("a\r\nb\r\nc\r\nd\r\ne", rows: 2)
    #expect(screen.lines == ["d", "e"])
    #expect(screen.text == "a\nb\nc\nd\ne")
  }

  @Test func `cursor moves and erasing follow ECMA-48`() {
    #expect(screen("abcdef\u{1B}[3D\u{1B}[K").lines[0] == "abc")
    #expect(screen("abcdef\u{1B}[4G\u{1B}[2P").lines[0] == "abcf")
    #expect(screen("abc\u{1B}[1G\u{1B}[2@xy").lines[0] == "xyabc")
    #expect(screen("a\r\nb\u{1B}[H\u{1B}[J").text == "")
    #expect(screen("ab\u{1B}7\r\ncd\u{1B}8x").lines == ["abx", "cd", "", ""])
  }

  @Test func `wide characters take two cells and marks none`() {
    let screen = screen("字e\u{302}x")
    #expect(screen.lines[0] == "字e\u{302}x")
    #expect(screen.column == 4)
  }

  @Test func `blanks that were typed stay before the cursor`() {
    #expect(screen("tra> ").cursorLine == "tra> ")
    #expect(screen("tra> \r\n").lines[0] == "tra>")
  }

  @Test func `modes and colours leave no text`() {
    let screen = screen("\u{1B}[?2004h\u{1B}[1;34mx\u{1B}[0m\u{1B}]0;title\u{7}y")
    #expect(screen.lines[0] == "xy")
    #expect(screen.bracketedPaste)
  }
}

@Suite struct ProgramRunTests {
  @Test func `large input and output pass at once`() {
    let bytes = [UInt8](repeating: 65, count: 3_000_000)
    let run = runProgram([], stdin: bytes, program: "/bin/cat")
    #expect(run.stdout == bytes)
    #expect(run.status == .exited(0))
  }

  @Test func `status, streams and folder are told apart`() {
    let run = runProgram(
      ["-c", "pwd; echo no >&2; exit 3"], workingDirectory: "/usr", program: "/bin/sh")
    #expect(run.output == "/usr\n")
    #expect(run.errors == "no\n")
    #expect(run.status == .exited(3))
  }

  @Test func `a death by signal has the code of the shells`() {
    let run = runProgram(["-c", "kill -INT $$"], program: "/bin/sh")
    #expect(run.status == .signalled(2))
    #expect(run.status.code == 130)
  }

  @Test func `a program that does not end is killed`() {
    let run = runProgram(["60"], program: "/bin/sleep", seconds: 0.2)
    #expect(run.status == .timedOut)
  }

  @Test func `a program that ends before it has read all is no error`() {
    let run = runProgram([], stdin: [UInt8](repeating: 0, count: 1_000_000), program: "/bin/true")
    #expect(run.status == .exited(0))
  }
}
