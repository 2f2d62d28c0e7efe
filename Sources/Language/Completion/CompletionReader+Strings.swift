extension CompletionReader {
  func stringContext(_ typed: Token) -> CompletionContext {
    let prefix = source.unquoted(SourceSpan(typed.start + 1, cursor), UInt8(ascii: "'"))
    let replace = withClosingQuote(typed.span)
    if isFilePlace {
      return CompletionContext(.fileName, replace: replace, prefix: prefix)
    }
    guard let operand = operand(comparedAt: tokens.count) ?? operand(behind: replace.end) else {
      return CompletionContext(.none, replace: replace, prefix: prefix)
    }
    return CompletionContext(
      .stringValue, replace: replace, prefix: prefix, operand: operand,
      prefixQuery: prefixQuery())
  }

  private var isFilePlace: Bool {
    guard let last = tokens.last else { return false }
    switch last.keyword {
    case .join, .to: return true
    case .from: return !CompletionFrame.isDistinctFrom(tokens.count - 1, tokens)
    default: return last.kind == .comma && frames.last?.clause == .from
    }
  }

  /// What the literal that may stand at `index` is compared with, as written.
  func operand(comparedAt index: Int) -> String? {
    let before = index - 1
    guard before > 0 else { return nil }
    let last = tokens[before]
    if last.isComparison { return operand(endingAt: before - 1) }
    switch last.keyword {
    case .like, .ilike, .between: return operand(before: before)
    case .from where CompletionFrame.isDistinctFrom(before, tokens):
      return operandBeforeDistinct(before)
    case .and: return operandOfBetween(before)
    default: break
    }
    return last.kind == .comma || last.kind == .leftParenthesis ? operandOfList() : nil
  }

  /// The operand before the operator at `index`, over a NOT.
  private func operand(before index: Int) -> String? {
    let isNegated = index > 0 && tokens[index - 1].keyword == .not
    return operand(endingAt: index - (isNegated ? 2 : 1))
  }

  private func operandBeforeDistinct(_ from: Int) -> String? {
    var index = from
    while index > 0, tokens[index].keyword != .is { index -= 1 }
    return operand(endingAt: index - 1)
  }

  /// `x BETWEEN 'a' AND '…`
  private func operandOfBetween(_ and: Int) -> String? {
    let index = and - 2
    guard index > 0, tokens[index].keyword == .between else { return nil }
    return operand(before: index)
  }

  /// `x IN ('a', '…`
  private func operandOfList() -> String? {
    guard let frame = frames.last, frame.first >= 2, tokens[frame.first - 2].keyword == .in else {
      return nil
    }
    return operand(before: frame.first - 2)
  }

  /// A name, or a call of a function, that ends at the token `end` and is no part of more.
  private func operand(endingAt end: Int) -> String? {
    guard end >= 0 else { return nil }
    var start = end
    if tokens[end].kind == .rightParenthesis {
      guard let open = opening(end), open > 0, tokens[open - 1].kind == .word else { return nil }
      start = open - 1
    } else if !isName(tokens[end]) {
      return nil
    }
    while start >= 2, tokens[start - 1].kind == .dot, isName(tokens[start - 2]) { start -= 2 }
    if start > 0, tokens[start - 1].isArithmetic { return nil }
    return source.text(SourceSpan(tokens[start].start, tokens[end].end))
  }

  /// The `(` of the `)` at `index`.
  private func opening(_ index: Int) -> Int? {
    var depth = 0
    for position in stride(from: index, through: 0, by: -1) {
      if tokens[position].kind == .rightParenthesis { depth += 1 }
      if tokens[position].kind == .leftParenthesis { depth -= 1 }
      if depth == 0 { return position }
    }
    return nil
  }

  /// `'…' = x`: the string stands on the other side.
  private func operand(behind end: Int) -> String? {
    let rest = Lexer.statement(in: source, from: end).tokens
    guard rest.count > 1, rest[0].isComparison, rest[1].kind == .word || isName(rest[1]) else {
      return nil
    }
    var last = 1
    while last + 2 < rest.count, rest[last + 1].kind == .dot, isName(rest[last + 2]) { last += 2 }
    if last + 1 < rest.count, rest[last + 1].kind == .leftParenthesis {
      var depth = 0
      repeat {
        last += 1
        guard last < rest.count else { return nil }
        if rest[last].kind == .leftParenthesis { depth += 1 }
        if rest[last].kind == .rightParenthesis { depth -= 1 }
      } while depth > 0
    } else if !isName(rest[last]) {
      return nil
    }
    if last + 1 < rest.count, rest[last + 1].isArithmetic { return nil }
    return source.text(SourceSpan(rest[1].start, rest[last].end))
  }
}

extension Token {
  /// Makes a larger operand of two.
  fileprivate var isArithmetic: Bool {
    switch kind {
    case .plus, .minus, .star, .slash, .doubleSlash, .percent, .concatenate, .doubleColon: true
    default: false
    }
  }
}
