extension Parser {
  /// Whether the number at the current token is a percent literal: a `%` touches it, and nothing
  /// that can begin an operand follows. Whatever SQL reads as modulo stays modulo.
  func isPercentLiteral() throws(Diagnostic) -> Bool {
    let percent = peek()
    guard percent.kind == .percent, percent.start == token.end else { return false }
    let next = peek(2)
    guard next.kind == .plus || next.kind == .minus else { return !beginsOperand(next, at: 2) }
    let operand = peek(3)
    if operand.start == next.end, operand.kind != .end { return false }
    let number = source.text(token.span)
    let sign = source.text(next.span)
    let after = peek(4)
    let isPercent = after.kind == .percent && after.start == operand.end
    let what =
      operand.endsStage
      ? "…" : source.text(SourceSpan(operand.start, isPercent ? after.end : operand.end))
    throw .percentOrModulo(
      number: number, sign: sign, operand: what, SourceSpan(token.start, percent.end))
  }

  func beginsOperand(_ token: Token) -> Bool { beginsOperand(token, at: 0) }

  private func beginsOperand(_ token: Token, at distance: Int) -> Bool {
    switch token.kind {
    case .word:
      guard let keyword = token.keyword, keyword.isReserved else { return true }
      switch keyword {
      case .not, .case, .cast, .exists, .interval, .null, .true, .false: return true
      case .left, .right: return peek(distance + 1).kind == .leftParenthesis
      default: return false
      }
    case .quotedWord, .string, .escapedString, .integer, .hexInteger, .decimal, .float,
      .parameter, .question, .leftParenthesis, .dot, .tilde, .plus, .minus, .invalid:
      return true
    default:
      return false
    }
  }
}
