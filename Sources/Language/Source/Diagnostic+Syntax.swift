/// What the parser says where the text is outside the grammar.
extension Diagnostic {
  static func unexpected(
    found token: Token, in source: SourceText, expected: String
  ) -> Diagnostic {
    let found =
      switch token.kind {
      case .end: "the end of the text"
      default: "'\(Neutral.text(source.text(token.span), limit: 40))'"
      }
    return Diagnostic(
      code: .unexpectedToken, message: "expected \(expected), found \(found)", span: token.span)
  }

  static func reservedWord(_ word: String, expected: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .reservedWord, message: "expected \(expected), found the reserved word '\(word)'",
      span: span, help: ["as a name it needs quotes: \"\(word)\""],
      fixIt: FixIt(replace: span, with: "\"\(word)\""))
  }

  static func trailingComma(_ comma: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .trailingComma, message: "nothing follows this comma", span: comma,
      help: ["a comma may end a list only in a pipe stage"],
      fixIt: FixIt(replace: comma, with: ""))
  }

  static func nestedTooDeep(_ limit: Int, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(code: .nestedTooDeep, message: "nested deeper than \(limit) levels", span: span)
  }

  static func chainTooLong(_ limit: Int, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .nestedTooDeep, message: "more than \(limit) operators in one chain", span: span,
      help: ["group the terms with parentheses"])
  }

  static func unknownStatement(
    _ word: String, _ span: SourceSpan, expected: String, near: [String]
  ) -> Diagnostic {
    unknownWord(.unknownStatement, word, span, expected: expected, near: near)
  }

  static func unknownStage(
    _ word: String, _ span: SourceSpan, expected: String, near: [String]
  ) -> Diagnostic {
    unknownWord(.unknownStage, word, span, expected: expected, near: near)
  }

  private static func unknownWord(
    _ code: Code, _ word: String, _ span: SourceSpan, expected: String, near: [String]
  ) -> Diagnostic {
    Diagnostic(
      code: code, message: "expected \(expected), found '\(Neutral.text(word, limit: 40))'",
      span: span, help: Suggestion.didYouMean(near).map { [$0] } ?? [],
      fixIt: near.count == 1 ? FixIt(replace: span, with: near[0]) : nil)
  }

  static func unknownType(_ word: String, _ span: SourceSpan, near: [String]) -> Diagnostic {
    let known = "types: BOOL, INT64, FLOAT64, DECIMAL(p, s), STRING, DATE, TIMESTAMP, RATIO"
    let help = [Suggestion.didYouMean(near), known].compactMap(\.self).joined(separator: " ")
    return Diagnostic(
      code: .unknownType, message: "unknown type '\(Neutral.text(word, limit: 40))'", span: span,
      help: [help])
  }

  static func unknownDatePart(_ word: String, _ span: SourceSpan, near: [String]) -> Diagnostic {
    let known = "parts: " + DatePart.allCases.map(\.rawValue).joined(separator: ", ")
    let help = [Suggestion.didYouMean(near), known].compactMap(\.self).joined(separator: " ")
    return Diagnostic(
      code: .unknownDatePart, message: "unknown date part '\(Neutral.text(word, limit: 40))'",
      span: span, help: [help])
  }

  static func aliasIsString(_ quoted: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .stringAsName, message: "an alias is a name, not a string", span: span,
      help: ["'…' is a string, \"…\" a name: write \(quoted)"],
      fixIt: FixIt(replace: span, with: quoted))
  }

  static func optionWithoutQuotes(
    _ option: String, _ word: String, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: .unexpectedToken, message: "the value of \(option) is a literal, not a name",
      span: span, help: ["write \(option) '\(word)'"],
      fixIt: FixIt(replace: span, with: "'\(word)'"))
  }

  // MARK: Operators

  static func percentOrModulo(
    number: String, sign: String, operand: String, _ span: SourceSpan
  ) -> Diagnostic {
    let literal = "(\(number)%) \(sign) \(operand)"
    let modulo = "\(number) % \(sign)\(operand)"
    return Diagnostic(
      code: .percent, message: "'\(number)% \(sign)' can be a percentage or a remainder",
      span: span,
      help: ["write \(literal) for the percentage, or \(modulo) for the remainder"],
      fixIt: FixIt(replace: span, with: "(\(number)%)"))
  }

  static func percentOfExpression(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .percent, message: "only a number takes a percent sign", span: span,
      help: ["45% is 0.45; for an expression write x / 100"])
  }

  static func limitTakesRows(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .percent, message: "LIMIT takes a number of rows, not a percentage", span: span)
  }

  /// - Parameter isJoined: whether `||` stands between the comparisons.
  static func chainedComparison(_ span: SourceSpan, isJoined: Bool) -> Diagnostic {
    Diagnostic(
      code: .chainedComparison, message: "comparisons do not chain", span: span,
      help: [
        isJoined
          ? "|| joins texts; between conditions write OR"
          : "write a < b AND b < c, or put one comparison in parentheses"
      ])
  }

  static func mixedBitOperators(
    _ first: String, _ second: String, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: .mixedBitOperators,
      message: "'\(first)' and '\(second)' need parentheses between them", span: span,
      help: ["engines disagree on which of them binds first"])
  }

  static func concatenationBesideArithmetic(
    _ operation: String, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .warning, code: .concatenationPrecedence,
      message: "'\(operation)' binds before '||' here, in some engines after it", span: span,
      help: ["parentheses make it clear"])
  }
}
