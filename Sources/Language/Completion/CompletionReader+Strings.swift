extension CompletionReader {
  func stringContext(_ typed: Token) -> CompletionContext {
    let prefix = source.unquoted(SourceSpan(typed.start + 1, cursor), UInt8(ascii: "'"))
    let replace = withClosingQuote(typed.span)
    if isFilePlace {
      return CompletionContext(.fileName, replace: replace, prefix: prefix)
    }
    guard let column = comparedColumn(behind: replace.end) else {
      return CompletionContext(.none, replace: replace, prefix: prefix)
    }
    return CompletionContext(
      .stringValue(column: column), replace: replace, prefix: prefix, prefixQuery: prefixQuery())
  }

  private var isFilePlace: Bool {
    guard let last = tokens.last else { return false }
    switch last.keyword {
    case .join, .to: return true
    case .from: return !CompletionFrame.isDistinctFrom(tokens.count - 1, tokens)
    default: return last.kind == .comma && frames.last?.clause == .from
    }
  }

  /// The column that the string at the cursor is compared with.
  private func comparedColumn(behind end: Int) -> [String]? {
    guard let last = tokens.last else { return columnAfter(end) }
    if last.isComparison { return column(endingAt: tokens.count - 2) }
    switch last.keyword {
    case .like, .ilike, .between: return column(before: tokens.count - 1)
    case .from where CompletionFrame.isDistinctFrom(tokens.count - 1, tokens):
      return columnBeforeDistinct()
    case .and: if let column = columnOfBetween() { return column }
    default: break
    }
    if last.kind == .comma || last.kind == .leftParenthesis, let column = columnOfList() {
      return column
    }
    return columnAfter(end)
  }

  /// The column before the operator at `index`, over a NOT.
  private func column(before index: Int) -> [String]? {
    let isNegated = index > 0 && tokens[index - 1].keyword == .not
    return column(endingAt: index - (isNegated ? 2 : 1))
  }

  private func columnBeforeDistinct() -> [String]? {
    var index = tokens.count - 1
    while index > 0, tokens[index].keyword != .is { index -= 1 }
    return column(endingAt: index - 1)
  }

  /// `column BETWEEN 'x' AND '…`
  private func columnOfBetween() -> [String]? {
    let index = tokens.count - 3
    guard index > 0, tokens[index].keyword == .between else { return nil }
    return column(before: index)
  }

  /// `column IN ('x', '…`
  private func columnOfList() -> [String]? {
    guard let frame = frames.last, frame.first >= 2, tokens[frame.first - 2].keyword == .in else {
      return nil
    }
    return column(before: frame.first - 2)
  }

  /// `'…' = column`: the string stands on the other side.
  private func columnAfter(_ end: Int) -> [String]? {
    let rest = Lexer.statement(in: source, from: end).tokens
    guard rest.count > 1, rest[0].isComparison, isName(rest[1]) else { return nil }
    var path = [text(rest[1])]
    var index = 2
    while index + 1 < rest.count, rest[index].kind == .dot, isName(rest[index + 1]) {
      path.append(text(rest[index + 1]))
      index += 2
    }
    return path
  }

  private func column(endingAt end: Int) -> [String]? {
    guard end >= 0, isName(tokens[end]) else { return nil }
    var path = [text(tokens[end])]
    var index = end
    while index >= 2, tokens[index - 1].kind == .dot, isName(tokens[index - 2]) {
      index -= 2
      path.insert(text(tokens[index]), at: 0)
    }
    return path
  }
}
