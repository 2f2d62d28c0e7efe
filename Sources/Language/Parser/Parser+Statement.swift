extension Parser {
  /// Reads one statement and its `;`, if there is one; empty statements before it are skipped.
  public mutating func statement() throws(Diagnostic) -> Statement {
    skipEmptyStatements()
    let statement = try statementBody()
    guard isAtEndOfStatement else { throw afterQuery(expected: "';' or '|>'") }
    if token.kind == .semicolon { skipEmptyStatements() }
    return statement
  }

  private mutating func statementBody() throws(Diagnostic) -> Statement {
    if beginsQuery { return .query(try query()) }
    switch token.keyword {
    case .explain:
      advance()
      let analyze = accept(.analyze)
      return .explain(try query(), analyze: analyze)
    case .describe:
      advance()
      return .describe(try describable())
    case .summarize:
      advance()
      return .summarize(try describable())
    case .create: return try create()
    case .insert: return .insert(try Insert(&self))
    case .drop: return .drop(try Drop(&self))
    case .copy: return try copy()
    case .show:
      advance()
      guard accept(.tables) else { throw .showKnowsTablesOnly(token.span) }
      return .showTables
    case .update, .delete: throw rewriteOfChange()
    default: throw unknownStatement()
    }
  }

  private mutating func describable() throws(Diagnostic) -> Describable {
    if beginsQuery { return .query(try query()) }
    return .name(try objectName("a table name or a query"))
  }

  private mutating func create() throws(Diagnostic) -> Statement {
    try expect(.create)
    var orReplace = false
    if accept(.or) {
      try expect(.replace)
      orReplace = true
    }
    switch token.keyword {
    case .table:
      advance()
      return .createTable(try CreateTable(&self, orReplace: orReplace))
    case .view:
      advance()
      return .createView(try CreateView(&self, orReplace: orReplace))
    case .index, .unique: throw .noIndexes(token.span)
    default:
      if ["TEMP", "TEMPORARY"].contains(text(token).uppercased()) {
        throw .temporaryTable(text(token), SourceSpan(token.start, peek().start))
      }
      throw unexpected("TABLE or VIEW")
    }
  }

  private mutating func copy() throws(Diagnostic) -> Statement {
    try expect(.copy)
    if accept(.leftParenthesis) {
      let query = try query()
      guard accept(.rightParenthesis) else { throw afterQuery(expected: "')'") }
      try expect(.to)
      return .copyTo(.query(query), try FileReference(&self))
    }
    let name = try objectName("a table name or '('")
    switch token.keyword {
    case .to:
      advance()
      return .copyTo(.table(name), try FileReference(&self))
    case .from:
      advance()
      return .copyFrom(name, try FileReference(&self))
    default: throw unexpected("TO or FROM")
    }
  }

  private func unknownStatement() -> Diagnostic {
    guard token.kind == .word else { return unexpected(Self.statementWords) }
    if let habit = StatementHabit.named(text(token)) {
      return .otherStatement(text(token), habit, token.span)
    }
    let near = nearest(text(token), in: StatementList.firstWords)
    return .unknownStatement(text(token), token.span, expected: Self.statementWords, near: near)
  }

  private static let statementWords = "a statement such as FROM, SELECT or CREATE"
}

extension Insert {
  init(_ parser: inout Parser) throws(Diagnostic) {
    try parser.expect(.insert)
    try parser.expect(.into)
    table = try parser.objectName("a table name")
    let hasColumns = parser.token.kind == .leftParenthesis && !parser.beginsQuery(at: 1)
    columns = hasColumns ? try parser.parenthesizedList(Identifier.init(_:)) : []
    if parser.token.keyword == .set, !hasColumns { throw parser.insertWithSet() }
    guard parser.beginsQuery else {
      throw parser.unexpected(hasColumns ? "VALUES or a query" : "'(', VALUES or a query")
    }
    query = try parser.query()
  }
}

extension Drop {
  init(_ parser: inout Parser) throws(Diagnostic) {
    try parser.expect(.drop)
    switch parser.token.keyword {
    case .table: kind = .table
    case .view: kind = .view
    default: throw parser.unexpected("TABLE or VIEW")
    }
    parser.advance()
    let isConditional = parser.token.keyword == .if && parser.peek().keyword == .exists
    if isConditional {
      parser.advance()
      parser.advance()
    }
    ifExists = isConditional
    name = try parser.objectName("a name")
  }
}
