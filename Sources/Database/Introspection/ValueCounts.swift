import Engine
import Language
import Planner

extension Session {
  /// The distinct values of a column as text, most frequent first, NULL left out.
  ///
  /// Counted once and kept until a table changes.
  ///
  /// - Throws: for an unknown table or column.
  public func values(
    table: String, column: String
  ) throws(Diagnostic) -> [(value: String, count: Int)] {
    let key = "\(folded(table)).\(folded(column))"
    if let known = valueCounts[key] { return known }
    let column = written(column)
    let result = try rows(
      """
      FROM \(written(nameParts(table)))
      |> WHERE \(column) IS NOT NULL
      |> AGGREGATE COUNT(*) AS n GROUP BY CAST(\(column) AS STRING) AS v
      |> ORDER BY n DESC, v
      """)
    var counts: [(value: String, count: Int)] = []
    for chunk in result.chunks {
      for row in 0..<chunk.rowCount {
        guard case .string(let text) = chunk[0].value(at: row) else { continue }
        guard case .int64(let count) = chunk[1].value(at: row) else { continue }
        counts.append((text, Int(count)))
      }
    }
    valueCounts[key] = counts
    return counts
  }

  /// The rows of a query that the program asks for its own needs; `_` stays.
  func rows(_ text: String) throws(Diagnostic) -> QueryResult {
    try query(SourceText(text))
  }
}
