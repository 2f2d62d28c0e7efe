// A session at a command line, with what it must print.
//
//     # a comment
//     $ printf 'SELECT 1;\n' \
//     > | tra
//     1
//     1
//     ! a line on standard error
//     ? 2
//
// `$` begins a command for `sh -c`; `>` continues it (also a heredoc) on the next line. Bare lines
// are its standard output, `!` lines its standard error, `?` its exit code (0 where there is none).
// Empty lines before the next `$` or `#` only part the commands. A line of output that begins with
// one of these signs, or an empty last one, stands behind a `\`.
import Foundation
import TestSupport

struct Transcript: Sendable {
  struct Step: Sendable, Equatable {
    /// Of the `$`, from 1.
    let line: Int
    var command: String
    var output: [String] = []
    var errors: [String] = []
    var status: Int32 = 0
  }

  /// From the folder of the tests: `errors/unknown-column.transcript`.
  let name: String
  let steps: [Step]

  init(name: String, text: String) throws {
    self.name = name
    var steps: [Step] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      if let command = line.after("$ ") {
        steps.dropTrailingBlank()
        steps.append(Step(line: index + 1, command: command))
      } else if line.hasPrefix("#") || (steps.isEmpty && line.isEmpty) {
        steps.dropTrailingBlank()
      } else if steps.isEmpty {
        throw TranscriptError(file: name, line: index + 1, what: "output before any command")
      } else {
        try steps[steps.count - 1].take(line, at: index + 1, in: name)
      }
    }
    steps.dropTrailingBlank()
    self.steps = steps.map(\.unescaped)
  }
}

struct TranscriptError: Error, CustomStringConvertible {
  let file: String
  let line: Int
  let what: String

  var description: String { "\(file):\(line): \(what)" }
}

extension Transcript.Step {
  fileprivate mutating func take(_ line: Substring, at number: Int, in file: String) throws {
    if let more = line.after("> ") ?? (line == ">" ? "" : nil) {
      guard output.isEmpty, errors.isEmpty else {
        throw TranscriptError(file: file, line: number, what: "'>' after output; write '\\> …'")
      }
      command += "\n" + more
    } else if let error = line.after("! ") ?? (line == "!" ? "" : nil) {
      errors.append(error)
    } else if let code = line.after("? ") {
      guard let code = Int32(code) else {
        throw TranscriptError(file: file, line: number, what: "'?' wants an exit code")
      }
      status = code
    } else {
      output.append(String(line))
    }
  }

  /// Escapes are kept until the blank lines at the end are gone.
  fileprivate var unescaped: Self {
    var step = self
    step.output = output.map { $0.hasPrefix("\\") ? String($0.dropFirst()) : $0 }
    return step
  }
}

extension [Transcript.Step] {
  fileprivate mutating func dropTrailingBlank() {
    guard !isEmpty else { return }
    while self[count - 1].output.last == "" { self[count - 1].output.removeLast() }
  }
}

extension Substring {
  fileprivate func after(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
