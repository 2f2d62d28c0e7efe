/// What may stand at the cursor, from the text alone; whoever knows the tables looks names up.
public struct CompletionContext: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The first word of a statement, or of a query in parentheses.
    case statement, query
    /// A verb behind `|>`.
    case stage
    /// A column, a function or a literal.
    case expression
    /// Columns only: SET, DROP, RENAME, USING.
    case column
    case tableName, typeName
    /// Inside `'…'` behind FROM, JOIN or TO.
    case fileName
    /// Inside `'…'` that is compared with `operand`.
    case stringValue
    /// Behind something complete: `keywords` may follow.
    case keyword
    /// The line is a dot-command; `prefix` is all of it up to the cursor.
    case dotCommand
    /// In a comment, a new name, a number, or a string that nothing is compared with.
    case none
  }

  public let kind: Kind
  /// The bytes of the text to replace; with the opening quote of a string, and with its closing
  /// quote where that stands directly behind the cursor.
  public let replace: SourceSpan
  /// What was typed of the word or string, without quotes.
  public let prefix: String
  /// `["p"]` where the word stands behind `p.`.
  public let qualifier: [String]
  /// Words that may follow, for `keyword`.
  public let keywords: [String]
  /// What the word or string at the cursor is compared with, as written: `p.name`, `UPPER(name)`.
  public let operand: String?
  /// Tables that WITH names and that may be used here.
  public let helperTables: [String]
  /// A query whose columns are the ones alive at the cursor: the pipeline up to the last complete
  /// stage, or the FROM clause of a SELECT. nil where there is none.
  public let prefixQuery: String?

  /// - Parameter cursor: bytes before the cursor.
  public init(_ text: String, cursor: Int) {
    self = CompletionReader(Array(text.utf8), cursor: cursor).context()
  }

  init(
    _ kind: Kind, replace: SourceSpan, prefix: String = "", qualifier: [String] = [],
    keywords: [String] = [], operand: String? = nil, helperTables: [String] = [],
    prefixQuery: String? = nil
  ) {
    self.kind = kind
    self.replace = replace
    self.prefix = prefix
    self.qualifier = qualifier
    self.keywords = keywords
    self.operand = operand
    self.helperTables = helperTables
    self.prefixQuery = prefixQuery
  }
}
