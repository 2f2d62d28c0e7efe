/// What the parser says to the habits of plain SQL.
extension Diagnostic {
  static func stageWithoutPipe(_ verb: String, _ span: SourceSpan) -> Diagnostic {
    let word = verb.uppercased()
    let stage = word == "ORDER" ? "ORDER BY" : word
    return Diagnostic(
      code: .missingPipe, message: "\(stage) is a stage of its own here", span: span,
      help: ["write |> \(stage)"],
      fixIt: FixIt(replace: SourceSpan(span.start, span.start), with: "|> "))
  }

  static func groupByStage(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .groupByAlone, message: "GROUP BY belongs to |> AGGREGATE", span: span,
      help: ["write |> AGGREGATE COUNT(*) AS n GROUP BY …"],
      fixIt: FixIt(replace: SourceSpan(span.start, span.start), with: "AGGREGATE "))
  }

  static func groupByWithoutAggregate(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .groupByAlone, message: "GROUP BY belongs to |> AGGREGATE", span: span,
      help: ["write |> AGGREGATE COUNT(*) AS n GROUP BY …"],
      fixIt: FixIt(replace: SourceSpan(span.start, span.start), with: "|> AGGREGATE "))
  }

  static func havingStage(_ word: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .havingAlone, message: "\(word.uppercased()) is |> WHERE after the stage it filters",
      span: span, help: ["write |> WHERE"], fixIt: FixIt(replace: span, with: "WHERE"))
  }

  static func havingWithoutPipe(_ word: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .havingAlone, message: "\(word.uppercased()) is |> WHERE after the stage it filters",
      span: span, help: ["write |> WHERE"], fixIt: FixIt(replace: span, with: "|> WHERE"))
  }

  static func setOperationAfterPipes(_ word: String, _ span: SourceSpan) -> Diagnostic {
    let verb = word.uppercased()
    return Diagnostic(
      code: .missingPipe, message: "\(verb) is a stage of its own here", span: span,
      help: ["write |> \(verb) ALL (query), with the other query in parentheses"])
  }

  static func fromStage(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .unknownStage, message: "FROM begins a query; a pipe cannot stand before it",
      span: span, help: ["write FROM t |> …, or |> JOIN t to bring in another table"])
  }

  static func joinWithoutCondition(
    _ kind: JoinKind, _ join: SourceSpan, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: .joinCondition, message: "\(kind.rawValue) has no condition", span: span,
      help: ["add ON … or USING (…), or write CROSS JOIN"],
      fixIt: kind == .inner ? FixIt(replace: join, with: "CROSS JOIN") : nil)
  }

  static func crossJoinWithCondition(_ join: SourceSpan, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .joinCondition, message: "CROSS JOIN takes no condition", span: span,
      help: ["write JOIN"], fixIt: FixIt(replace: join, with: "JOIN"))
  }

  static func naturalJoin(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "there is no NATURAL JOIN", span: span,
      help: ["name the columns: JOIN t USING (column, …)"])
  }

  static func ordinalInStage(
    _ clause: String, _ position: UInt64, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: .ordinal, message: "\(clause) \(position) is a position, and a stage takes names",
      span: span, help: ["write the column's name; positions count the list of a SELECT query"])
  }

  static func groupByAllInStage(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .ordinal, message: "GROUP BY ALL needs a SELECT list, and AGGREGATE has none",
      span: span, help: ["name the keys: GROUP BY a, b"])
  }

  static func starInExtend(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .unexpectedToken, message: "EXTEND keeps all columns; '*' would repeat them",
      span: span, help: ["leave '*' out"])
  }

  static func setOfQualifiedName(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .unexpectedToken, message: "SET takes the bare name of a column", span: span,
      help: ["write SET column = …"])
  }

  static func fromNeedsParentheses(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .needsParentheses, message: "a FROM query needs parentheses here", span: span,
      help: ["write (FROM …)"])
  }

  static func operandNeedsParentheses(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .needsParentheses, message: "the query needs parentheses here", span: span,
      help: ["write |> UNION ALL (SELECT …)"])
  }

  static func pipeAfterWith(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .pipeAfterWith, message: "a query must stand between WITH and the first |>",
      span: span, help: ["write WITH a AS (…) FROM a |> …"])
  }

  static func recursiveWith(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "there are no recursive queries", span: span,
      help: ["RANGE(from, to) counts"])
  }

  static func namedWindow(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "there are no named windows", span: span,
      help: ["write the window out: OVER (PARTITION BY … ORDER BY …)"])
  }

  static func groupsFrame(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "there are no GROUPS frames", span: span,
      help: ["frames are ROWS or RANGE"])
  }

  static func qualifiedFunction(_ name: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .unexpectedToken, message: "'\(name)' cannot be a function: functions have no prefix",
      span: span)
  }

  static func noIndexes(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notInLanguage, message: "there are no indexes", span: span,
      help: ["columns are scanned fast enough without"])
  }

  static func showKnowsTablesOnly(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .unexpectedToken, message: "SHOW knows only TABLES", span: span,
      help: ["write SHOW TABLES, or DESCRIBE name for the columns"])
  }
}
