import Engine
import TestSupport

struct SQLite: OtherEngine {
  let dialect = SQLDialect.sqlite
  let path: String

  init?() {
    guard let path = program("sqlite3") else { return nil }
    self.path = path
  }

  func answers(setup: [String], queries: [String]) -> [Answer] {
    var script = ".mode quote\n.headers off\n" + setup.map { $0 + ";\n" }.joined()
    for (number, query) in queries.enumerated() {
      script += ".print @@\(number)\n\(query.onOneLine);\n"
    }
    let run = runProgram([":memory:"], input: script, program: path, seconds: 300)
    let firstLine = 3 + setup.count
    var answers = QuotedRows.answers(run.output, count: queries.count)
    for line in run.errors.split(separator: "\n") {
      guard let match = line.firstMatch(of: /near line (\d+): (.*)/), let number = Int(match.1)
      else { continue }
      // A line for the mark and one for the query.
      let index = (number - firstLine) / 2
      if answers.indices.contains(index) { answers[index] = .failure(String(match.2)) }
    }
    return answers
  }
}
