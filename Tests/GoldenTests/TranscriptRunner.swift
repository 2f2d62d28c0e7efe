// Runs a transcript in a folder of its own, with `tra` on the PATH and nothing of the person who
// runs the tests. What stands in fixtures/ is there under that name.
import Foundation
import TestSupport

struct TranscriptRunner {
  private let home: TemporaryDirectory
  private let environment: [String: String]
  private let working: String

  init() throws {
    home = TemporaryDirectory()
    working = home.path(of: "work")
    let files = FileManager.default
    try files.createDirectory(atPath: working, withIntermediateDirectories: true)
    try files.createDirectory(atPath: home.path(of: "bin"), withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: home.path(of: "bin/tra"), withDestinationPath: Program.path)
    if files.fileExists(atPath: Self.fixtures) {
      try files.createSymbolicLink(
        atPath: "\(working)/fixtures", withDestinationPath: Self.fixtures)
    }
    environment = [
      "HOME": home.path, "TMPDIR": home.path, "PATH": "\(home.path)/bin:/usr/bin:/bin",
    ]
  }

  static let folder = "\(packageRoot)/Tests/GoldenTests"
  private static let fixtures = "\(folder)/fixtures"

  /// What differs between the step and what happens now; empty where all is as written.
  func run(_ step: Transcript.Step) -> String {
    let run = runProgram(
      ["-c", step.command], environment: environment, workingDirectory: working,
      program: "/bin/sh", seconds: 120)
    var differences = Self.difference("output", step.output, Self.lines(run.output))
    differences += Self.difference("errors", step.errors, Self.lines(run.errors))
    if run.status != .exited(step.status) {
      differences += "exit code: expected \(step.status), got \(run.status)\n"
    }
    return differences
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Bytes count: text that is only canonically equal differs.
  private static func difference(_ name: String, _ expected: [String], _ got: [String]) -> String {
    guard expected.map({ Array($0.utf8) }) != got.map({ Array($0.utf8) }) else { return "" }
    let same = zip(expected, got).prefix { Array($0.utf8) == Array($1.utf8) }.count
    func shown(_ lines: [String]) -> String {
      lines.map { "  | \($0)\n" }.joined()
    }
    return "\(name) differs from line \(same + 1) on\n expected\n\(shown(expected))"
      + " got\n\(shown(got))"
  }
}
