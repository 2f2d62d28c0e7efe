/// What completion may ask about tables, reports and files; tests give their own answers.
protocol CompletionKnowledge: AnyObject {
  /// Tables and views with their comments.
  var tables: [(name: String, comment: String?)] { get }
  /// The columns of a query; nil where the text is none.
  func columns(ofQuery text: String) -> [(name: String, type: String)]?
  /// Distinct values of a column with their rows; nil where there is no such column.
  func values(
    table: String, column: String
  ) -> [(value: String, folded: FoldedText, count: Int)]?
  /// Names of the values that are set.
  var parameters: [String] { get }
  var reports: [(name: String, title: String?)] { get }
  func parameters(ofReport name: String) -> [(name: String, type: String)]
  func values(ofReport name: String, parameter: String) -> [String]
  /// Entries of a folder that begin with the last part of `path`; folders end in `/`.
  func files(_ path: String) -> [String]
}
