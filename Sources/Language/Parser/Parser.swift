/// Text → statements, by recursive descent. Holds no meaning: names stay names.
public struct Parser {
  let source: SourceText
  private(set) var tokens: [Token]
  private(set) var index = 0
  private var lexicalError: Diagnostic?
  /// Found on the way; a statement that parses can have some.
  public internal(set) var warnings: [Diagnostic] = []
  /// `?` stands for `@1`, `@2`, … of its statement.
  var positionalParameters = 0
  /// How deep the parser is in parentheses, subqueries and CASE.
  private var depth = 0
  /// The height of the tallest expression finished within the current level, see `taller`.
  var height = 0

  /// Parses `source` from byte `start`.
  public init(_ source: SourceText, from start: Int = 0) {
    self.source = source
    (tokens, lexicalError) = Lexer.statement(in: source, from: start)
  }

  /// The byte at which the next token begins; where a statement was read, its `;` is behind.
  public var offset: Int { token.start }

  /// Nothing is left but blanks, comments and `;`.
  public var isAtEnd: Bool {
    mutating get {
      skipEmptyStatements()
      return token.kind == .end
    }
  }

  /// The only statement of `source`; nil where it is empty or holds only comments.
  public static func parseStatement(_ source: SourceText) throws(Diagnostic) -> Statement? {
    var parser = Parser(source)
    if parser.isAtEnd { return nil }
    let statement = try parser.statement()
    guard parser.isAtEnd else { throw parser.unexpected("the end of the text") }
    return statement
  }

  /// One expression and nothing else, as the `expect` lines of reports hold.
  public static func parseExpression(_ source: SourceText) throws(Diagnostic) -> Expression {
    var parser = Parser(source)
    let expression = try parser.expression()
    guard parser.token.kind == .end else { throw parser.unexpected("an operator or the end") }
    return expression
  }

  // MARK: Tokens

  var token: Token { tokens[index] }
  /// Where the current token begins.
  var position: Int { tokens[index].start }
  var isAtEndOfStatement: Bool { token.kind == .end || token.kind == .semicolon }

  func peek(_ distance: Int = 1) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  /// The token before the current one; the current one at the very start.
  var previous: Token { tokens[max(index - 1, 0)] }

  /// The last token (`;`, the end, what cannot be read) is never passed.
  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    guard token.keyword == keyword else { return false }
    advance()
    return true
  }

  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  mutating func expect(_ keyword: Keyword) throws(Diagnostic) {
    guard accept(keyword) else { throw unexpected(keyword.rawValue) }
  }

  mutating func expect(_ kind: Token.Kind, _ words: String) throws(Diagnostic) {
    guard accept(kind) else { throw unexpected(words) }
  }

  /// From byte `start` to the end of the last token that was read.
  func span(from start: Int) -> SourceSpan { SourceSpan(start, max(start, previous.end)) }

  func text(_ token: Token) -> String { source.text(token.span) }

  /// What stands here is not what the grammar wants; `expected` is in the user's words.
  func unexpected(_ expected: String) -> Diagnostic {
    if token.kind == .invalid, let lexicalError { return lexicalError }
    if token.kind == .tilde { return .noRegexpOperator(token.span) }
    return .unexpected(found: token, in: source, expected: expected)
  }

  mutating func skipEmptyStatements() {
    while token.kind == .semicolon { readNextStatement() }
  }

  private mutating func readNextStatement() {
    let start = token.end
    (tokens, lexicalError) = Lexer.statement(in: source, from: start)
    index = 0
    positionalParameters = 0
  }

  // MARK: Limits

  /// Far below what overflows 8 MB of stack in a debug build.
  static let maximumDepth = 200
  /// Chains are read by loops, but who walks the tree recurses along its left edge.
  static let maximumHeight = 1_000

  /// Runs `body` one level deeper.
  mutating func nested<Node>(
    _ body: (inout Parser) throws(Diagnostic) -> Node
  ) throws(Diagnostic) -> Node {
    guard depth < Self.maximumDepth else {
      throw .nestedTooDeep(Self.maximumDepth, token.span)
    }
    depth += 1
    let outer = height
    height = 0
    let node = try body(&self)
    depth -= 1
    try taller(outer)
    return node
  }

  /// Notes that a node was built over the trees read so far, beside one of height `other`.
  mutating func taller(_ other: Int) throws(Diagnostic) {
    height = max(height + 1, other)
    guard height <= Self.maximumHeight else {
      throw .chainTooLong(Self.maximumHeight, previous.span)
    }
  }
}

extension Parser {
  /// `item { "," item }`
  mutating func list1<Item>(
    _ item: (inout Parser) throws(Diagnostic) -> Item
  ) throws(Diagnostic) -> [Item] {
    var items = [try item(&self)]
    while token.kind == .comma {
      let comma = token
      advance()
      if endsList { throw trailingComma(comma) }
      items.append(try item(&self))
    }
    return items
  }

  /// As `list1`, but a comma may stand before the end of the stage: only pipe stages have these.
  mutating func list<Item>(
    _ item: (inout Parser) throws(Diagnostic) -> Item
  ) throws(Diagnostic) -> [Item] {
    var items = [try item(&self)]
    while accept(.comma), !token.endsStage, token.keyword != .group {
      items.append(try item(&self))
    }
    return items
  }

  /// `"(" item { "," item } ")"`
  mutating func parenthesizedList<Item>(
    _ item: (inout Parser) throws(Diagnostic) -> Item
  ) throws(Diagnostic) -> [Item] {
    try expect(.leftParenthesis, "'('")
    let items = try list1(item)
    try closeList()
    return items
  }

  mutating func closeList() throws(Diagnostic) {
    try expect(.rightParenthesis, "',' or ')'")
  }

  private var endsList: Bool {
    if token.endsStage { return true }
    switch token.keyword {
    case .from, .where, .group, .having, .qualify, .order, .limit, .union: return true
    default: return false
    }
  }

  private func trailingComma(_ comma: Token) -> Diagnostic {
    if token.kind == .end || token.kind == .semicolon {
      return unexpected("another item after ','")
    }
    return .trailingComma(comma.span)
  }
}
