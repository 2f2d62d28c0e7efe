/// What was run, for the file of `--provenance`.
struct RunRecord {
  struct Query {
    let text: String
    let report: String?
    /// nil for a statement that gives none.
    let rowCount: Int?
  }

  private(set) var queries: [Query] = []
  /// Of reports, with their defaults.
  var parameters: [String: String] = [:]
  /// Of the data behind queries and reports, in days since 1970-01-01.
  private(set) var newestDay: Int32?

  mutating func note(
    _ text: String, report: String? = nil, rows: Int?, newest: Int32? = nil
  ) {
    queries.append(Query(text: text, report: report, rowCount: rows))
    if let newest { newestDay = max(newestDay ?? newest, newest) }
  }
}
