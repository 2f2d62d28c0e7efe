extension Lexer {
  /// `1`, `1.5`, `.5`, `1e3`, `0x1F`, `1_000`. Only the shape; `NumberLiteral` gives the value.
  mutating func number() throws(Diagnostic) {
    let start = at
    var kind = Token.Kind.integer
    if bytes[at] == UInt8(ascii: "0"), peek(1) | 0x20 == UInt8(ascii: "x"), Self.isHex(peek(2)) {
      kind = .hexInteger
      at += 2
      digits(Self.isHex)
    } else {
      digits(Self.isDigit)
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
        kind = .decimal
        at += 1
        digits(Self.isDigit)
      }
      if skipExponent() { kind = .float }
    }
    try requireEnd(of: start)
    emit(kind, start, at)
  }

  private mutating func digits(_ isDigit: (UInt8) -> Bool) {
    while at < bytes.count {
      if isDigit(bytes[at]) {
        at += 1
      } else if bytes[at] == UInt8(ascii: "_"), isDigit(peek(1)), isDigit(bytes[at - 1]) {
        at += 2
      } else {
        return
      }
    }
  }

  private mutating func skipExponent() -> Bool {
    guard peek(0) | 0x20 == UInt8(ascii: "e") else { return false }
    let isSigned = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
    let first = isSigned ? 2 : 1
    guard Self.isDigit(peek(first)) else { return false }
    at += first
    while Self.isDigit(peek(0)) { at += 1 }
    return true
  }

  /// A letter directly after a number is an error: `1a` is a slip, not `1 AS a`.
  private mutating func requireEnd(of start: Int) throws(Diagnostic) {
    guard at < bytes.count else { return }
    let number = SourceSpan(start, at)
    let end = at
    while at < bytes.count, Self.isWordByte(bytes[at]) || bytes[at] >= 0x80 {
      guard let (scalar, length) = scalar(at: at) else { throw .invalidUTF8(at: at) }
      guard Self.continuesWord(scalar) else { break }
      at += length
    }
    if at > end { throw .letterAfterNumber(number, SourceSpan(start, at)) }
    if bytes[at] == UInt8(ascii: "."), bytes[at - 1] == UInt8(ascii: ".") || Self.isDigit(peek(1)) {
      throw .letterAfterNumber(number, SourceSpan(start, at + 1))
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func isHex(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return isDigit(byte) || letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f")
  }
}
