extension Lexer {
  /// An identifier or a keyword: letters of any script, digits and `_`.
  mutating func word() throws(Diagnostic) {
    let start = at
    var isASCII = true
    while at < bytes.count {
      let byte = bytes[at]
      if Self.isWordByte(byte) {
        at += 1
      } else if byte < 0x80 {
        break
      } else {
        guard let (scalar, length) = scalar(at: at) else { throw .invalidUTF8(at: at) }
        guard Self.continuesWord(scalar) else { break }
        isASCII = false
        at += length
      }
    }
    if at == start { throw unreadableScalar() }
    let keyword =
      isASCII
      ? KeywordTable.shared.keyword(UnsafeBufferPointer(rebasing: bytes[start..<at])) : nil
    emit(.word, start, at, keyword: keyword)
  }

  /// `"x"` or `` `x` ``; the quote doubled stands for itself.
  mutating func quotedWord(_ quote: UInt8) throws(Diagnostic) {
    let start = at
    try skipQuoted(quote) { .unclosedIdentifier($0) }
    if at == start + 2 { throw .emptyIdentifier(SourceSpan(start, at)) }
    emit(.quotedWord, start, at)
  }

  mutating func parameter() throws(Diagnostic) {
    let start = at
    at += 1
    while at < bytes.count {
      if Self.isWordByte(bytes[at]) {
        at += 1
      } else if bytes[at] >= 0x80, let (scalar, length) = scalar(at: at),
        Self.continuesWord(scalar)
      {
        at += length
      } else {
        break
      }
    }
    if at == start + 1 { throw .parameterWithoutName(SourceSpan(start, at)) }
    emit(.parameter, start, at)
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Combining marks too, so that a name in NFD is one word.
  static func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isXIDContinue
  }

  private mutating func unreadableScalar() -> Diagnostic {
    guard let (scalar, length) = scalar(at: at) else { return .invalidUTF8(at: at) }
    let span = SourceSpan(at, at + length)
    return switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}": .typographicQuote(scalar, span)
    default: .unexpectedCharacter(scalar, span)
    }
  }
}
