// What packages install and the program writes itself: must be as the program writes it now.
import Foundation
import TestSupport
import Testing

@Suite struct GeneratedFilesTests {
  @Test(arguments: [
    ("docs/tra.1", ["--man"]),
    ("docs/completions/tra.bash", ["--completions", "bash"]),
    ("docs/completions/_tra", ["--completions", "zsh"]),
  ])
  func `a committed file is as the program writes it`(_ path: String, _ words: [String]) throws {
    let file = try String(contentsOfFile: "\(packageRoot)/\(path)", encoding: .utf8)
    let isCurrent = file == runProgram(words).output
    #expect(isCurrent, "write it anew: tra \(words.joined(separator: " ")) > \(path)")
  }

  @Test func `help tells the exit codes and what psql and sqlite3 do otherwise`() {
    let help = runProgram(["--help"]).output
    for word in ["Exit codes", "psql", "sqlite3"] { #expect(help.contains(word)) }
  }
}
