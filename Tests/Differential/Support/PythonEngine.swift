import Engine
import Synchronization
import TestSupport

/// An engine behind `engine_driver.py`, which is started once and kept.
final class PythonEngine: OtherEngine {
  let dialect: SQLDialect
  private let python: String
  private let arguments: [String]
  private let driver = Mutex<Conversation?>(nil)

  /// - Parameters:
  ///   - package: searched in the folder of this name in `.build`, where fetch.sh puts it.
  ///   - variable: of the environment, that names another interpreter which has the package.
  init?(_ dialect: SQLDialect, package: String, variable name: String) {
    let script = "\(packageRoot)/Tests/Differential/Support/engine_driver.py"
    let folder = "\(packageRoot)/.build/\(package)"
    if let chosen = variable(name) {
      python = chosen
      arguments = [script, dialect.rawValue]
    } else if let path = program("python3"), isThere("\(folder)/done") {
      python = path
      arguments = [script, dialect.rawValue, folder]
    } else {
      return nil
    }
    self.dialect = dialect
  }

  func answers(setup: [String], queries: [String]) -> [Answer] {
    let lines = ["\(setup.count) \(queries.count)"] + (setup + queries).map(\.onOneLine)
    return driver.withLock { driver in
      let running = driver ?? Conversation(python, arguments)
      driver = running
      guard let text = running.ask(lines.joined(separator: "\n") + "\n", until: "@@end") else {
        driver = nil
        return queries.map { _ in .failure("the driver of \(dialect) ended") }
      }
      return QuotedRows.answers(text, count: queries.count)
    }
  }
}
