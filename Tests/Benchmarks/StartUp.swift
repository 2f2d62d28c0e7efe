// How long whole processes take, Tra beside sqlite3: `swift run -c release benchmarks start`.
// The two take turns, so that a slow moment of the machine falls on both; minima say what the
// code can do, medians what a user gets.

import TestSupport

enum StartUp {
  static let runCount = 50

  static func run() {
    let tra = Contestant("tra -c 'select 1'", Program.path, ["-c", "select 1"])
    let sqlite = Contestant(
      "sqlite3 :memory: 'select 1'", "/usr/bin/sqlite3", [":memory:", "select 1"])
    // One round to warm up.
    for _ in 0...runCount {
      tra.run()
      sqlite.run()
    }
    for contestant in [tra, sqlite] { print(contestant.report) }
    print("sqlite3 / tra, by minima: \(hundredths(sqlite.minimum / tra.minimum))")
  }
}

/// A command and the times of its runs.
final class Contestant {
  private let name: String
  private let program: String
  private let arguments: [String]
  private var milliseconds: [Double] = []

  init(_ name: String, _ program: String, _ arguments: [String]) {
    self.name = name
    self.program = program
    self.arguments = arguments
  }

  func run() {
    let clock = ContinuousClock()
    let time = clock.measure {
      let run = runProgram(arguments, program: program)
      precondition(run.output.hasSuffix("1\n"), "\(name) does not answer")
    }
    milliseconds.append(time / .milliseconds(1))
  }

  /// Without the first run.
  private var counted: [Double] { milliseconds.dropFirst().sorted() }

  var minimum: Double { counted[0] }

  var report: String {
    let median = counted[counted.count / 2]
    return "\(name): minimum \(hundredths(minimum)) ms, median \(hundredths(median)) ms"
  }
}
