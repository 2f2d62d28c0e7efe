/// What completion may ask about tables, reports and files; tests give their own answers.
protocol CompletionKnowledge: AnyObject {
  typealias ValueCount = (value: String, folded: FoldedText, count: Int)

  /// Tables and views with their comments.
  var tables: [(name: String, comment: String?)] { get }
  /// The columns of a query; nil where the text is none.
  func columns(ofQuery text: String) -> [(name: String, type: String)]?
  /// Distinct values of a column of a query with their rows; nil where there is no such column.
  func values(ofQuery text: String, column: [String]) -> [ValueCount]?
  /// Names of the parameters that are set.
  var parameters: [String] { get }
  var reports: [(name: String, title: String?)] { get }
  func parameters(ofReport name: String) -> [(name: String, type: String)]
  func values(ofReport name: String, parameter: String) -> [String]
  /// Paths that begin with `path`; folders end in `/`.
  func files(_ path: String) -> [String]
}
