import Engine
import Language
import Planner

/// What one stage or clause of a query does to the rows.
public struct QueryStage: Sendable {
  /// `FROM rates`, `|> WHERE scope = 'province'`, on one line.
  public let text: String
  /// nil for the first stage.
  public let rowsIn: Int?
  public let rowsOut: Int
  public let columnCount: Int
  /// How much longer the rows take to count with this stage than without it.
  public let seconds: Double
}

extension Session {
  /// Rows in and out, columns and time of each stage: runs every prefix of the query.
  ///
  /// - Throws: where the statement is no query, or read `_`, which it has replaced; limits.
  public func stages(
    of statement: Statement, in source: SourceText
  ) throws(Diagnostic) -> [QueryStage] {
    try watched { _ throws(Diagnostic) in try measuredStages(of: statement, in: source) }
  }

  private func measuredStages(
    of statement: Statement, in source: SourceText
  ) throws(Diagnostic) -> [QueryStage] {
    var stages: [QueryStage] = []
    var secondsBefore = 0.0
    for prefix in try repeatable(statement, in: source).prefixes(in: source) {
      let columnCount = try bound(prefix.query).columns.count
      let start = ContinuousClock.now
      let rowCount = try rowCount(of: prefix.query)
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      stages.append(
        QueryStage(
          text: prefix.text, rowsIn: stages.last?.rowsOut, rowsOut: rowCount,
          columnCount: columnCount, seconds: max(0, seconds - secondsBefore)))
      secondsBefore = seconds
    }
    return stages
  }

  /// The first rows after a stage; `_` stays.
  ///
  /// - Parameter number: 1 for the first stage.
  /// - Returns: nil where the query has fewer stages.
  public func rows(
    afterStage number: Int, of statement: Statement, in source: SourceText, limit: Int
  ) throws(Diagnostic) -> QueryResult? {
    try watched { _ throws(Diagnostic) in
      let prefixes = try repeatable(statement, in: source).prefixes(in: source)
      guard prefixes.indices.contains(number - 1) else { return nil }
      return try execute(bound(prefixes[number - 1].query).limited(to: limit))
    }
  }

  /// A query that gives the same rows when it is asked again.
  func repeatable(_ statement: Statement, in source: SourceText) throws(Diagnostic) -> Query {
    guard case .query(let query) = statement else {
      throw Diagnostic(code: .notAQuery, message: "the last statement is no query", span: nil)
    }
    hasReadLastResult = false
    _ = try binder(source).bind(query: query)
    guard hasReadLastResult else { return query }
    throw Diagnostic(
      code: .lastResultGone, message: "the last query read '_', which it has replaced", span: nil)
  }
}
