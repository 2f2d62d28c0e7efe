extension Lexer {
  /// Skips white space and the three kinds of comment.
  mutating func skipBlanks() throws(Diagnostic) {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09...0x0D:
        at += 1
      case UInt8(ascii: "#"):
        try skipLineComment()
      case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"):
        try skipLineComment()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
        try skipBlockComment()
      case 0x80...:
        guard let (scalar, length) = scalar(at: at), scalar.properties.isWhitespace else { return }
        at += length
      default:
        return
      }
    }
  }

  private mutating func skipLineComment() throws(Diagnostic) {
    let start = at
    while at < bytes.count, bytes[at] != 0x0A { at += 1 }
    try validate(start, at)
  }

  private mutating func skipBlockComment() throws(Diagnostic) {
    let start = at
    at += 2
    while at + 1 < bytes.count {
      if bytes[at] == UInt8(ascii: "*"), bytes[at + 1] == UInt8(ascii: "/") {
        at += 2
        return try validate(start, at)
      }
      at += 1
    }
    at = bytes.count
    throw .unclosedComment(SourceSpan(start, start + 2))
  }

  /// The scalar that begins at `index`; nil where the bytes are no UTF-8.
  func scalar(at index: Int) -> (Unicode.Scalar, length: Int)? {
    UTF8Check.scalar(in: bytes, at: index)
  }

  /// Throws where the bytes hold NUL or are no UTF-8.
  func validate(_ start: Int, _ end: Int) throws(Diagnostic) {
    guard let problem = UTF8Check.firstProblem(in: bytes, start, end) else { return }
    if bytes[problem] == 0 { throw .nulByte(SourceSpan(problem, problem + 1)) }
    throw .invalidUTF8(at: problem)
  }
}
