import Engine
import Language

@testable import Database

extension Session {
  /// Runs the statements of `text`; the rows of the last one as texts, NULL as `NULL`.
  @discardableResult
  func ask(_ text: String) throws(Diagnostic) -> [[String]] {
    let source = SourceText(name: "t.sql", text)
    var parser = Parser(source)
    var rows: [[String]] = []
    while !parser.isAtEnd {
      rows = []
      if case .rows(let result) = try run(parser.statement(), in: source) { rows = result.texts }
    }
    return rows
  }

  /// The error that the statements give; nil where they succeed.
  func refusal(_ text: String) -> Diagnostic? {
    do throws(Diagnostic) {
      try ask(text)
      return nil
    } catch {
      return error
    }
  }

  /// The number that a query with one row of one column gives.
  func count(_ text: String) throws -> Int {
    let rows = try ask(text)
    return rows.count == 1 ? Int(rows[0][0]) ?? -1 : -1
  }
}

extension QueryResult {
  var texts: [[String]] {
    chunks.flatMap { chunk in
      (0..<chunk.rowCount).map { row in
        columns.indices.map { chunk[$0].value(at: row).text ?? "NULL" }
      }
    }
  }
}
