extension Lexer {
  /// Longest first: `|>` before `||` before `|`.
  mutating func `operator`(_ byte: UInt8) throws(Diagnostic) {
    let next = peek(1)
    switch byte {
    case UInt8(ascii: "|"):
      if next == UInt8(ascii: ">") {
        symbol(.pipe, 2)
      } else {
        next == byte ? symbol(.concatenate, 2) : symbol(.bitOr, 1)
      }
    case UInt8(ascii: "<"): lessThan(next)
    case UInt8(ascii: ">"):
      if next == UInt8(ascii: "=") {
        symbol(.greaterOrEqual, 2)
      } else {
        next == byte ? symbol(.shiftRight, 2) : symbol(.greater, 1)
      }
    case UInt8(ascii: "="): symbol(.equal, next == byte ? 2 : 1)
    case UInt8(ascii: "!"):
      guard next == UInt8(ascii: "=") else {
        throw .otherOperator("!", spelling: "NOT ", word: "NOT", SourceSpan(at, at + 1))
      }
      symbol(.notEqual, 2)
    case UInt8(ascii: "&") where next == byte:
      throw .otherOperator("&&", spelling: " AND ", word: "AND", SourceSpan(at, at + 2))
    case UInt8(ascii: ":") where next == byte: symbol(.doubleColon, 2)
    case UInt8(ascii: "/"): next == byte ? symbol(.doubleSlash, 2) : symbol(.slash, 1)
    case UInt8(ascii: "."):
      if next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9") {
        try number()
      } else {
        symbol(.dot, 1)
      }
    default:
      guard let kind = Self.single(byte) else { throw unreadable(byte) }
      symbol(kind, 1)
    }
  }

  private mutating func lessThan(_ next: UInt8) {
    switch next {
    case UInt8(ascii: "="):
      peek(2) == UInt8(ascii: ">") ? symbol(.same, 3) : symbol(.lessOrEqual, 2)
    case UInt8(ascii: ">"): symbol(.notEqual, 2)
    case UInt8(ascii: "<"): symbol(.shiftLeft, 2)
    default: symbol(.less, 1)
    }
  }

  private static func single(_ byte: UInt8) -> Token.Kind? {
    switch byte {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "("): .leftParenthesis
    case UInt8(ascii: ")"): .rightParenthesis
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .star
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "&"): .bitAnd
    case UInt8(ascii: "~"): .tilde
    case UInt8(ascii: "?"): .question
    default: nil
    }
  }

  private func unreadable(_ byte: UInt8) -> Diagnostic {
    let span = SourceSpan(at, at + 1)
    return switch byte {
    case 0: .nulByte(span)
    case UInt8(ascii: "^"): .noCaretOperator(span)
    default: .unexpectedCharacter(Unicode.Scalar(byte), span)
    }
  }
}
