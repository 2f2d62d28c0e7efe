/// A lexeme and its place; its text is copied only when the parser asks for it.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case end, semicolon
    /// The text cannot be read from here on; the lexer's error says why.
    case invalid
    case word, quotedWord
    case string, escapedString
    case integer, hexInteger, decimal, float
    case parameter, question
    case pipe
    case comma, dot, leftParenthesis, rightParenthesis
    case plus, minus, star, slash, doubleSlash, percent
    case concatenate, bitOr, bitAnd, tilde, shiftLeft, shiftRight, doubleColon
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, same
  }

  let kind: Kind
  let keyword: Keyword?
  let start: Int
  let end: Int

  init(_ kind: Kind, _ start: Int, _ end: Int, keyword: Keyword? = nil) {
    self.kind = kind
    self.keyword = keyword
    self.start = start
    self.end = end
  }

  var span: SourceSpan { SourceSpan(start, end) }

  var isNumber: Bool {
    switch kind {
    case .integer, .hexInteger, .decimal, .float: true
    default: false
    }
  }

  var isString: Bool { kind == .string || kind == .escapedString }

  var isComparison: Bool { kind.rawValue >= Kind.equal.rawValue }

  /// The end of the statement, of a subquery or of a stage.
  var endsStage: Bool {
    switch kind {
    case .pipe, .end, .semicolon, .rightParenthesis: true
    default: false
    }
  }
}
