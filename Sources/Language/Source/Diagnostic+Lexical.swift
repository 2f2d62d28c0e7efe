/// What the lexer says.
extension Diagnostic {
  static func nulByte(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(code: .nulByte, message: "the text holds a NUL byte", span: span)
  }

  /// - Parameter offset: bytes from the start of `SourceText`; `base` bytes of the file lie before.
  static func invalidUTF8(at offset: Int, base: Int = 0) -> Diagnostic {
    Diagnostic(
      code: .invalidUTF8, message: "the text is not valid UTF-8 at byte \(base + offset)",
      span: SourceSpan(offset, offset + 1),
      help: ["save the file as UTF-8"])
  }

  static func unclosedString(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .unclosedString, message: "the string that begins here is not closed", span: span,
      help: ["a quote inside a string is written twice: 'it''s'"])
  }

  static func unclosedIdentifier(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .unclosedIdentifier, message: "the quoted name that begins here is not closed",
      span: span)
  }

  static func unclosedComment(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .unclosedComment, message: "the comment that begins here is not closed", span: span)
  }

  static func emptyIdentifier(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .emptyIdentifier, message: "a quoted name cannot be empty", span: span,
      help: ["\"…\" quotes names; an empty string is ''"])
  }

  static func unexpectedCharacter(_ scalar: Unicode.Scalar, _ span: SourceSpan) -> Diagnostic {
    let name = Neutral.text(String(scalar))
    let shown =
      name.isEmpty || scalar.properties.generalCategory == .format
      ? "U+" + hexadecimal(scalar) : "'\(name)'"
    let kind =
      switch scalar.properties.generalCategory {
      case .format: "invisible character \(shown)"
      case .control: "control character \(shown)"
      default: "unexpected character \(shown)"
      }
    return Diagnostic(code: .unexpectedCharacter, message: kind, span: span)
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  static func typographicQuote(_ scalar: Unicode.Scalar, _ span: SourceSpan) -> Diagnostic {
    let isSingle = scalar == "\u{2018}" || scalar == "\u{2019}"
    let plain = isSingle ? "'" : "\""
    return Diagnostic(
      code: .unexpectedCharacter, message: "'\(scalar)' is a typographic quote", span: span,
      help: ["write \(plain); strings stand in '…', names in \"…\""])
  }

  static func noCaretOperator(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .unexpectedCharacter, message: "there is no operator '^'", span: span,
      help: ["write POW(x, y) for the power"])
  }

  static func letterAfterNumber(_ number: SourceSpan, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badNumber, message: "a number cannot go on like this", span: span,
      help: ["put a space behind the number, or quote a name that begins with a digit: \"2024\""])
  }

  static func numberTooLarge(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(code: .badNumber, message: "the number is too large", span: span)
  }

  static func numberTooLong(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badNumber, message: "the number has more than 38 digits", span: span,
      help: ["write it with an exponent for a FLOAT64: 1.5e40"])
  }

  static func unknownEscape(_ escape: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badEscape, message: "unknown escape '\(Neutral.text(escape))'", span: span,
      help: ["escapes in E'…': \\n \\t \\r \\b \\f \\\\ \\' \\\" \\xHH \\uHHHH \\UHHHHHHHH"])
  }

  static func parameterWithoutName(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badParameter, message: "a parameter needs a name behind '@'", span: span,
      help: ["write @name, or ? for a parameter without a name"])
  }
}
