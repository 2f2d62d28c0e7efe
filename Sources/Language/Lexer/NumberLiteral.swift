/// The value of a number token: INT64, exact DECIMAL or FLOAT64 by its form.
enum NumberLiteral {
  private static let maximumDigits = 38

  static func value(
    of token: Token, isPercent: Bool, in source: SourceText
  ) throws(Diagnostic) -> Literal {
    switch token.kind {
    case .hexInteger: try hexadecimal(token, in: source)
    case .float: try float(token, in: source)
    default: try exact(token, isPercent: isPercent, in: source)
    }
  }

  private static func hexadecimal(
    _ token: Token, in source: SourceText
  ) throws(Diagnostic) -> Literal {
    let digits = source.text(SourceSpan(token.start + 2, token.end)).filter { $0 != "_" }
    guard let value = UInt64(digits, radix: 16) else { throw .numberTooLarge(token.span) }
    return .integer(value)
  }

  private static func float(_ token: Token, in source: SourceText) throws(Diagnostic) -> Literal {
    let text = source.text(token.span).filter { $0 != "_" }
    guard let value = Double(text), value.isFinite else { throw .numberTooLarge(token.span) }
    return .float(value)
  }

  private static func exact(
    _ token: Token, isPercent: Bool, in source: SourceText
  ) throws(Diagnostic) -> Literal {
    var unscaled: Int128 = 0
    var digits = 0
    var scale: Int?
    for byte in source.utf8[token.start..<token.end] {
      if byte == UInt8(ascii: ".") {
        scale = 0
      } else if Lexer.isDigit(byte) {
        digits += digits > 0 || byte != UInt8(ascii: "0") ? 1 : 0
        scale = scale.map { $0 + 1 }
        if digits > maximumDigits { throw .numberTooLong(token.span) }
        unscaled = unscaled * 10 + Int128(byte - UInt8(ascii: "0"))
      }
    }
    if scale == nil, !isPercent, let value = UInt64(exactly: unscaled) { return .integer(value) }
    let full = (scale ?? 0) + (isPercent ? 2 : 0)
    if full > maximumDigits { throw .numberTooLong(token.span) }
    return .decimal(unscaled: unscaled, scale: full, isPercent: isPercent)
  }
}
