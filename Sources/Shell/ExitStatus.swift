import Database

/// The exit code that the statements so far have earned.
struct ExitStatus {
  private(set) var code: Int32 = 0

  /// 1 beats 4 beats 3: a wrong script is graver than a limit, a limit than an expectation.
  mutating func note(_ exit: ExitClass) {
    if rank(exit.rawValue) > rank(code) { code = exit.rawValue }
  }

  var isInterrupted: Bool { code == ExitClass.interrupted.rawValue }

  private func rank(_ code: Int32) -> Int {
    switch ExitClass(rawValue: code) {
    case nil: 0
    case .expectation: 1
    case .limit: 2
    case .failure: 3
    case .usage: 4
    case .interrupted: 5
    }
  }
}
