extension Lexer {
  /// `'…'`: raw, with `''` for a quote.
  mutating func string() throws(Diagnostic) {
    let start = at
    try skipQuoted(UInt8(ascii: "'")) { .unclosedString($0) }
    emit(.string, start, at)
  }

  /// Moves behind the closing quote.
  mutating func skipQuoted(
    _ quote: UInt8, unclosed: (SourceSpan) -> Diagnostic
  ) throws(Diagnostic) {
    let start = at
    var needsCheck = false
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == quote {
        if peek(0) != quote {
          if needsCheck { try validate(start, at) }
          return
        }
        at += 1
      } else if byte >= 0x80 || byte == 0 {
        needsCheck = true
      }
    }
    throw unclosed(SourceSpan(start, start + 1))
  }

  /// `E'…'`: only finds the end here; `EscapedString` reads the escapes.
  mutating func escapedString() throws(Diagnostic) {
    let start = at
    at += 2
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\\"), at < bytes.count {
        at += 1
      } else if byte == UInt8(ascii: "'") {
        if peek(0) != byte {
          try validate(start, at)
          return emit(.escapedString, start, at)
        }
        at += 1
      }
    }
    throw .unclosedString(SourceSpan(start, start + 2))
  }
}
