/// What completion may ask about tables, reports and files; tests give their own answers.
protocol CompletionKnowledge: AnyObject {
  typealias ValueCount = (value: String, folded: FoldedText, count: Int)
  typealias Column = (name: String, type: String)

  /// Tables and views with their comments.
  var tables: [(name: String, comment: String?)] { get }
  /// The columns of a query, and those that stand behind an alias; nil where the text is none.
  func scope(ofQuery text: String) -> CompletionScope?
  /// Distinct values of an operand over a query with their rows; nil where they cannot be had.
  func values(ofQuery text: String, operand: String) -> [ValueCount]?
  /// The least and the greatest value of an operand, as they are written in a query; none for
  /// texts.
  func bounds(ofQuery text: String, operand: String) -> [(literal: String, name: String)]
  /// Names of parameters that are set or stand in the last statement.
  var parameters: [String] { get }
  /// Values of what the parameter is compared with in the last statement.
  func values(ofParameter name: String) -> [String]
  /// Of the last result.
  var resultColumns: [Column] { get }
  var reports: [(name: String, title: String?)] { get }
  func parameters(ofReport name: String) -> [Column]
  func values(ofReport name: String, parameter: String) -> [String]
  /// Paths that begin with `path`; folders end in `/`.
  func files(_ path: String) -> [String]
}

/// What names mean behind a query.
struct CompletionScope {
  let columns: [CompletionKnowledge.Column]
  var ranges: [(name: String, columns: [CompletionKnowledge.Column])] = []
}
