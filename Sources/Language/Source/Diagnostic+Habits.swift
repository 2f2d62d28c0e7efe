/// What the parser says to the habits of other engines.
extension Diagnostic {
  /// - Parameter spelling: what does the same, with the blanks that it needs.
  static func otherOperator(
    _ habit: String, spelling: String, word: String, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: .unexpectedCharacter, message: "there is no operator '\(habit)'", span: span,
      help: ["write \(word)"], fixIt: FixIt(replace: span, with: spelling))
  }

  static func noRegexpOperator(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "there is no operator '~' between two values", span: span,
      help: ["write REGEXP_CONTAINS(text, pattern)"])
  }

  static func limitWithComma(skip: String, count: String, _ span: SourceSpan) -> Diagnostic {
    let limit = "LIMIT \(count) OFFSET \(skip)"
    return Diagnostic(
      code: .notInLanguage, message: "LIMIT takes one number", span: span,
      help: ["write \(limit)"], fixIt: FixIt(replace: span, with: limit))
  }

  static func selectTop(_ count: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "there is no TOP", span: span,
      help: ["end the query with LIMIT \(count), or write |> LIMIT \(count)"])
  }

  static func fetchFirst(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "there is no FETCH", span: span,
      help: ["write LIMIT count [OFFSET skip]"])
  }

  static func tableSample(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "there is no TABLESAMPLE", span: span,
      help: ["|> LIMIT n takes the first rows"])
  }

  /// - Parameter rewrite: columns and VALUES; nil where the assignments cannot be read.
  static func insertSet(_ rewrite: String?, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "INSERT takes VALUES or a query, not SET", span: span,
      help: ["write \(rewrite ?? "(column, …) VALUES (value, …)")"],
      fixIt: rewrite.map { FixIt(replace: span, with: $0) })
  }

  static func insertConflict(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "tables have no keys, so that no rows are in conflict",
      span: span, help: ["leave out the rows that are there: … |> ANTI JOIN t USING (column)"])
  }

  static func otherStatement(
    _ word: String, _ habit: StatementHabit, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: .unknownStatement, message: "there is no \(word.uppercased())", span: span,
      help: [habit.advice], fixIt: habit.word.map { FixIt(replace: span, with: $0) })
  }

  static func columnConstraint(_ word: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "there is no \(word.uppercased()) in a table", span: span,
      help: [
        "a column has a type, NOT NULL and COMMENT; |> ASSERT checks what else must be true"
      ])
  }

  /// - Parameter span: to the word behind, so that no blank is left.
  static func temporaryTable(_ word: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage,
      message: "there is no \(word.uppercased()): a table is gone with "
        + "the shell unless .snapshot writes it", span: span,
      help: ["leave \(word.uppercased()) out"], fixIt: FixIt(replace: span, with: ""))
  }
}

/// The first word of a statement that is not in the language.
struct StatementHabit {
  let advice: String
  /// What can stand in its place.
  let word: String?

  private init(_ advice: String, word: String? = nil) {
    self.advice = advice
    self.word = word
  }

  static func named(_ word: String) -> StatementHabit? { all[word.uppercased()] }

  private static let all: [String: StatementHabit] = [
    "DESC": StatementHabit("write DESCRIBE", word: "DESCRIBE"),
    "ALTER": StatementHabit(
      "tables are replaced: CREATE OR REPLACE TABLE t AS FROM t |> EXTEND … AS column"),
    "TRUNCATE": StatementHabit(
      "tables are replaced: CREATE OR REPLACE TABLE t AS FROM t |> LIMIT 0"),
    "MERGE": growOrReplace, "REPLACE": growOrReplace, "UPSERT": growOrReplace,
    "BEGIN": noTransactions, "START": noTransactions, "COMMIT": noTransactions,
    "ROLLBACK": noTransactions,
    "SET": settings, "PRAGMA": settings,
    "USE": store, "ATTACH": store,
  ]

  private static let growOrReplace = StatementHabit(
    "tables grow or are replaced: INSERT INTO t query, or CREATE OR REPLACE TABLE t AS query")
  private static let noTransactions = StatementHabit(
    "there are no transactions: a statement that fails changes nothing")
  private static let settings = StatementHabit(
    ".settings NAME VALUE sets what the shell does, .param set NAME VALUE a parameter")
  private static let store = StatementHabit(".open STORE opens a store, or a folder of data files")
}
