// Runs the examples of a page, in a folder of the page's own:
//
// - `sql` (or `tra`, with dot-commands) and right behind it `text`: the statements in one run of
//   `tra`, as at a terminal, and all that they print;
// - `sql` alone: must run; what it makes is there in the blocks that follow;
// - `console`: `$` begins a command, `>` continues it, the rest is all that it prints.
import Foundation
import TestSupport

final class DocRunner {
  private let home = TemporaryDirectory()
  /// Statements of `sql` blocks alone.
  private var prelude = ""

  init() throws {
    let files = FileManager.default
    try files.createDirectory(atPath: home.path(of: "work"), withIntermediateDirectories: true)
    try files.createDirectory(atPath: home.path(of: "bin"), withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: home.path(of: "bin/tra"), withDestinationPath: Program.path)
  }

  /// What differs in the page, each with the line of its block.
  func run(_ page: DocPage) throws -> [(line: Int, what: String)] {
    var differences: [(line: Int, what: String)] = []
    for (index, block) in page.blocks.enumerated() {
      let next = index + 1 < page.blocks.count ? page.blocks[index + 1] : nil
      let found: String?
      switch block.language {
      case "sql", "tra":
        found = try statements(block, output: next?.language == "text" ? next : nil)
      case "console": found = console(block)
      default: found = nil
      }
      if let found { differences.append((block.line, found)) }
    }
    return differences
  }

  private func statements(_ block: DocPage.Block, output: DocPage.Block?) throws -> String? {
    guard let output else {
      let run = shell("tra -q -f -", input: prelude + block.text)
      prelude += block.text.hasSuffix(";\n") ? block.text : block.text + ";\n"
      return run.status == .exited(0) ? nil : "does not run:\n\(run.errors)"
    }
    try home.write(prelude, to: "prelude.sql")
    try home.write(block.text, to: "work/query.sql")
    let run = shell("tra -q --box -f ../prelude.sql -f query.sql 2>&1; rm query.sql")
    return difference(expected: output.text, found: run.output)
  }

  private func console(_ block: DocPage.Block) -> String? {
    for step in Self.steps(of: block.text) {
      let run = shell("{\n\(step.command)\n} 2>&1")
      if let found = difference(expected: step.output, found: run.output) {
        return "$ \(step.command)\n\(found)"
      }
    }
    return nil
  }

  static func steps(of text: String) -> [(command: String, output: String)] {
    var steps: [(command: String, output: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("$ ") {
        steps.append((String(line.dropFirst(2)), ""))
      } else if line.hasPrefix("> "), let last = steps.last, last.output.isEmpty {
        steps[steps.count - 1].command += "\n" + line.dropFirst(2)
      } else if !steps.isEmpty {
        steps[steps.count - 1].output += line + "\n"
      }
    }
    return steps
  }

  private func shell(_ command: String, input: String = "") -> ProgramRun {
    runProgram(
      ["-c", command], input: input,
      environment: [
        "HOME": home.path, "PATH": "\(home.path)/bin:/usr/bin:/bin",
      ], workingDirectory: home.path(of: "work"), program: "/bin/sh", seconds: 120)
  }

  private func difference(expected: String, found: String) -> String? {
    expected.utf8.elementsEqual(found.utf8) ? nil : "expected\n\(expected)got\n\(found)"
  }
}
