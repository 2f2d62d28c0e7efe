import Foundation
import TestSupport
import Testing

/// Every `*.transcript` in the folders beside this file.
@Suite struct TranscriptTests {
  static let names: [String] = {
    let all = FileManager.default.enumerator(atPath: TranscriptRunner.folder)
    return (all?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".transcript") }.sorted()
  }()

  @Test func `there are transcripts`() {
    #expect(!Self.names.isEmpty)
  }

  @Test(arguments: names)
  func `a session prints what its transcript says`(_ name: String) throws {
    let path = "\(TranscriptRunner.folder)/\(name)"
    let transcript = try Transcript(name: name, text: String(contentsOfFile: path, encoding: .utf8))
    let runner = try TranscriptRunner()
    for step in transcript.steps {
      let difference = runner.run(step)
      if !difference.isEmpty {
        let comment = "\(name):\(step.line): $ \(step.command)\n\(difference)"
        Issue.record(
          Comment(rawValue: comment),
          sourceLocation: SourceLocation(
            fileID: "GoldenTests/\(name)", filePath: path, line: step.line, column: 1))
      }
    }
  }
}

/// The runner itself: what it reads, and that it can fail.
@Suite struct TranscriptRunnerTests {
  private func steps(_ text: String) throws -> [Transcript.Step] {
    try Transcript(name: "t", text: text).steps
  }

  @Test func `commands, outputs and codes are told apart`() throws {
    let text = "# first\n$ a \\\n> b\nout\n! err\n!\n? 3\n\n# next\n\n$ c\n\\$ x\n\n\\\n"
    #expect(
      try steps(text) == [
        Transcript.Step(
          line: 2, command: "a \\\nb", output: ["out"], errors: ["err", ""], status: 3),
        Transcript.Step(line: 11, command: "c", output: ["$ x", "", ""]),
      ])
  }

  @Test(arguments: ["out\n$ a\n", "$ a\nout\n> b\n", "$ a\n? x\n"])
  func `a malformed transcript is refused`(_ text: String) {
    #expect(throws: TranscriptError.self) { try steps(text) }
  }

  @Test func `a session keeps its files between commands`() throws {
    let runner = try TranscriptRunner()
    for step in try steps(
      "$ cat > f <<E\n> one\n> E\n$ cat f; echo two >&2; exit 4\none\n! two\n? 4\n")
    {
      #expect(runner.run(step) == "")
    }
  }

  @Test(arguments: [
    "$ echo a\nb\n", "$ echo a\n", "$ true\na\n", "$ echo a >&2\na\n", "$ exit 1\n",
    "$ true\n? 1\n",
    "$ printf 'e\\314\\201'\n\u{E9}\n",
  ])
  func `a difference is found`(_ text: String) throws {
    let runner = try TranscriptRunner()
    #expect(try runner.run(steps(text)[0]) != "")
  }
}
