/// What the exit codes mean, for help and manual.
enum ExitCodes {
  static let all: [(code: String, meaning: String)] = [
    ("0", "everything succeeded; a result without rows is success"),
    ("1", "a statement or command failed"),
    ("2", "usage: an unknown option, a bad value, a missing file, store, report or parameter"),
    ("3", "an expectation failed: ASSERT, or expect in a report"),
    ("4", "a limit was hit: --timeout, --max-memory, --max-result-rows"),
    ("130, 143, 141", "ended by SIGINT, SIGTERM, SIGPIPE"),
  ]

  static let differences = [
    "psql ends with 3 after a script error; here, as in sqlite3, it is 1, and 3 is an expectation.",
    "psql runs on after an error in a script; here --keep-going does.",
    "sqlite3 prints without a header into a pipe; here csv with a header, unless --no-header.",
  ]

  /// For `--help`, where each line counts.
  static let lines = [
    "Exit codes: 0 done (also without rows), 1 a statement failed, 2 usage, 3 an expectation",
    "  failed, 4 a limit was hit, 130 interrupted (psql: 3 is a script error; sqlite3: always 1).",
  ]
}
