extension Parser {
  /// A word that is not reserved, or a quoted one.
  var isIdentifier: Bool {
    token.kind == .quotedWord || token.kind == .word && token.keyword?.isReserved != true
  }

  func isIdentifier(_ token: Token) -> Bool {
    token.kind == .quotedWord || token.kind == .word && token.keyword?.isReserved != true
  }

  /// - Parameter what: the user's words for what is expected here.
  mutating func identifier(_ what: String) throws(Diagnostic) -> Identifier {
    guard isIdentifier else { throw notAnIdentifier(what) }
    let identifier = Identifier(name(of: token), span: token.span)
    advance()
    return identifier
  }

  func name(of token: Token) -> String {
    if token.kind == .word { return source.normalized(token.span) }
    return source.unquoted(SourceSpan(token.start + 1, token.end - 1), source.utf8[token.start])
  }

  func notAnIdentifier(_ what: String) -> Diagnostic {
    guard let keyword = token.keyword, keyword.isLikelyName, peek().keyword != .by else {
      return unexpected(what)
    }
    return .reservedWord(text(token), expected: what, token.span)
  }

  mutating func objectName(_ what: String) throws(Diagnostic) -> ObjectName {
    var parts = [try identifier(what)]
    while accept(.dot) { parts.append(try identifierAfterDot()) }
    return ObjectName(parts)
  }

  /// After a dot every word is a name: `t.order` cannot be anything else.
  mutating func identifierAfterDot() throws(Diagnostic) -> Identifier {
    guard token.kind == .word || token.kind == .quotedWord else {
      throw unexpected("a column name after '.'")
    }
    let identifier = Identifier(name(of: token), span: token.span)
    advance()
    return identifier
  }

  /// `[ [ "AS" ] ident ]` after an expression or a relation.
  mutating func optionalAlias() throws(Diagnostic) -> Identifier? {
    if token.kind == .word, token.keyword == .as {
      advance()
      if token.isString { throw aliasAsString() }
      return try identifier("a name after AS")
    }
    guard isImplicitAlias else { return nil }
    return try identifier("a name")
  }

  private var isImplicitAlias: Bool {
    if token.kind == .quotedWord { return true }
    guard token.kind == .word else { return false }
    guard let keyword = token.keyword else { return true }
    if keyword == .nulls { return peek().keyword != .first && peek().keyword != .last }
    return !keyword.refusesImplicitAlias
  }

  private func aliasAsString() -> Diagnostic {
    let value = (try? stringValue(token)) ?? text(token)
    return .aliasIsString(SQLText.quoted(value), token.span)
  }

  /// A string literal's value, in NFC.
  mutating func string(_ what: String) throws(Diagnostic) -> String {
    guard token.isString else { throw unexpected(what) }
    let value = try stringValue(token)
    advance()
    return value
  }

  func stringValue(_ token: Token) throws(Diagnostic) -> String {
    if token.kind == .escapedString {
      return try EscapedString.value(of: token.span, in: source).composed
    }
    return source.unquoted(SourceSpan(token.start + 1, token.end - 1), UInt8(ascii: "'"))
  }

  mutating func optionalComment() throws(Diagnostic) -> String? {
    guard token.keyword == .comment, peek().isString else { return nil }
    advance()
    return try string("a comment text")
  }
}

extension Identifier {
  init(_ parser: inout Parser) throws(Diagnostic) {
    self = try parser.identifier("a column name")
  }
}

extension ObjectName {
  init(_ parser: inout Parser) throws(Diagnostic) {
    self = try parser.objectName("a column name")
  }
}

extension Keyword {
  /// A reserved word that people call their columns.
  fileprivate var isLikelyName: Bool {
    switch self {
    case .all, .any, .asc, .cross, .current, .desc, .for, .full, .group, .interval, .left,
      .natural, .order, .over, .partition, .right, .set:
      true
    default: false
    }
  }

  /// Begins a clause: where a name is missing before it, the name was forgotten, not misspelt.
  var beginsClause: Bool {
    switch self {
    case .and, .as, .except, .from, .having, .in, .inner, .intersect, .is, .join, .like, .limit,
      .not, .null, .on, .or, .qualify, .select, .then, .union, .when, .where, .with:
      true
    default: false
    }
  }
}
