/// Bytes → tokens of one statement. Never fails: what cannot be read becomes an `invalid` token
/// with its error beside it, so that the parser's earlier findings come first.
struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  var at: Int
  private(set) var tokens: [Token] = []
  private(set) var error: Diagnostic?

  private init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    at = start
    tokens.reserveCapacity((bytes.count - start) / 4 + 4)
  }

  /// The tokens from `start` up to and with the next `;` or the end of the text.
  static func statement(
    in source: SourceText, from start: Int
  ) -> (tokens: [Token], error: Diagnostic?) {
    source.utf8.withUnsafeBufferPointer { bytes in
      var lexer = Lexer(bytes, from: min(start, bytes.count))
      do throws(Diagnostic) {
        while try lexer.scan() {}
      } catch {
        let start = error.span?.start ?? lexer.at
        lexer.emit(.invalid, start, max(start, lexer.at))
        lexer.error = error
      }
      return (lexer.tokens, lexer.error)
    }
  }

  func peek(_ distance: Int) -> UInt8 {
    at + distance < bytes.count ? bytes[at + distance] : 0
  }

  mutating func emit(_ kind: Token.Kind, _ start: Int, _ end: Int, keyword: Keyword? = nil) {
    tokens.append(Token(kind, start, end, keyword: keyword))
  }

  /// Reads one token. Returns false after the last one of the statement.
  private mutating func scan() throws(Diagnostic) -> Bool {
    try skipBlanks()
    guard at < bytes.count else {
      // Behind the last token, not behind the blanks: messages point there.
      let end = tokens.last?.end ?? bytes.count
      emit(.end, end, end)
      return false
    }
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: "e"), UInt8(ascii: "E"):
      if peek(1) == UInt8(ascii: "'") { try escapedString() } else { try word() }
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), 0x80...:
      try word()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      try number()
    case UInt8(ascii: "'"):
      try string()
    case UInt8(ascii: "\""), UInt8(ascii: "`"):
      try quotedWord(byte)
    case UInt8(ascii: "@"):
      try parameter()
    case UInt8(ascii: ";"):
      symbol(.semicolon, 1)
      return false
    default:
      try self.operator(byte)
    }
    return true
  }

  mutating func symbol(_ kind: Token.Kind, _ length: Int) {
    emit(kind, at, at + length)
    at += length
  }
}
