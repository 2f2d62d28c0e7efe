import Engine
import Language
import Planner

/// Where the rows of a query ended.
public struct ZeroRows: Sendable {
  public struct Stage: Sendable {
    /// `FROM provinces`, `|> WHERE name = 'Ha Noi'`, on one line.
    public let text: String
    public let rowCount: Int
  }

  /// Up to and with the first empty one.
  public let stages: [Stage]
  /// `no value of provinces.name equals 'Ha Noi'; nearest: 'Hà Nội'`
  public let hint: String?
}

extension Session {
  /// Why a query that succeeded gave no rows: rows after each stage, and values near a literal
  /// that nothing equals.
  ///
  /// Runs every prefix of the query; nil where one of them fails, the
  /// statement is no query, or it read `_`, which it has replaced.
  public func diagnoseZeroRows(of statement: Statement, in source: SourceText) -> ZeroRows? {
    guard case .query(let query) = statement else { return nil }
    hasReadLastResult = false
    var stages: [ZeroRows.Stage] = []
    var previous: Query?
    for prefix in query.prefixes(in: source) {
      // An error here is none of the user's: the query itself has succeeded.
      // The rows that `_` had then are gone.
      guard let count = try? rowCount(of: prefix.query), !hasReadLastResult else { return nil }
      stages.append(ZeroRows.Stage(text: prefix.text, rowCount: count))
      if count == 0 {
        let hint = previous.flatMap { nearestValues(to: prefix.condition, in: $0) }
        return ZeroRows(stages: stages, hint: hint)
      }
      previous = prefix.query
    }
    return nil
  }
}
