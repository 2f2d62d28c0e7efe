/// Words of other engines, found where the grammar does not go on.
extension Parser {
  private func isWord(_ token: Token, _ words: String...) -> Bool {
    token.kind == .word && words.contains(text(token).uppercased())
  }

  /// What follows a complete query elsewhere: `FETCH FIRST`, `ON CONFLICT`.
  func clauseOfOthers() -> Diagnostic? {
    let next = peek()
    // `FROM t FETCH FIRST`: FETCH was read as an alias.
    if isWord(token, "FIRST", "NEXT"), isWord(previous, "FETCH") {
      return .fetchFirst(previous.span)
    }
    if isWord(token, "FETCH"), isWord(next, "FIRST", "NEXT") { return .fetchFirst(token.span) }
    if token.keyword == .on, isWord(next, "CONFLICT", "DUPLICATE") {
      return .insertConflict(SourceSpan(token.start, next.end))
    }
    return nil
  }

  /// `SELECT TOP 5 …`
  func refuseTop() throws(Diagnostic) {
    guard isWord(token, "TOP"), peek().kind == .integer else { return }
    throw .selectTop(text(peek()), SourceSpan(token.start, peek().end))
  }

  /// `FROM t TABLESAMPLE (10)`, where the word was read as an alias.
  func refuseSample(_ alias: Identifier) throws(Diagnostic) {
    guard isWord(previous, "TABLESAMPLE"), token.kind == .leftParenthesis || token.kind == .word
    else { return }
    throw .tableSample(alias.span)
  }

  /// `LIMIT 5, 10`, read up to the comma.
  mutating func limitWithComma(from start: Int, skip: Expression) -> Diagnostic {
    advance()
    let count = token
    guard count.isNumber || count.kind == .parameter else {
      return unexpected("a number of rows or a parameter")
    }
    return .limitWithComma(
      skip: source.text(skip.span), count: text(count), SourceSpan(start, count.end))
  }

  /// `INSERT INTO t SET a = 1, b = 2`
  mutating func insertWithSet() -> Diagnostic {
    let verb = token
    advance()
    guard let assignments = try? list1(Assignment.init(_:)) else {
      return .insertSet(nil, verb.span)
    }
    let columns = assignments.map { source.text($0.column.span) }.joined(separator: ", ")
    let values = assignments.map { source.text($0.value.span) }.joined(separator: ", ")
    return .insertSet("(\(columns)) VALUES (\(values))", span(from: verb.start))
  }

  /// `a INT64 PRIMARY KEY`, behind a column's type.
  func refuseConstraint() throws(Diagnostic) {
    let words = [
      "PRIMARY", "UNIQUE", "DEFAULT", "CHECK", "REFERENCES", "AUTO_INCREMENT", "AUTOINCREMENT",
      "GENERATED", "IDENTITY", "CONSTRAINT", "KEY",
    ]
    guard token.kind == .word, words.contains(text(token).uppercased()) else { return }
    throw .columnConstraint(text(token), token.span)
  }

  /// `PRIMARY KEY (a)`, in the place of a column.
  func refuseTableConstraint() throws(Diagnostic) {
    let next = peek()
    let isKey = isWord(token, "PRIMARY", "FOREIGN", "UNIQUE") && isWord(next, "KEY")
    let isCheck = isWord(token, "UNIQUE", "CHECK") && next.kind == .leftParenthesis
    guard
      isKey || isCheck || isWord(token, "CONSTRAINT") && next.kind == .word && peek(2).kind == .word
    else { return }
    throw .columnConstraint(text(token), token.span)
  }
}
