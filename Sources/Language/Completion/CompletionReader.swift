/// Reads the text around the cursor without asking that it be right.
struct CompletionReader {
  let source: SourceText
  let cursor: Int
  /// The tokens of the statement before the cursor, without the word that ends at the cursor.
  private(set) var tokens: [Token] = []
  private(set) var frames: [CompletionFrame] = []
  /// The word or quoted text that ends at the cursor.
  private var typed: Token?
  private var mode = StatementScanner.Mode.code

  init(_ bytes: [UInt8], cursor: Int) {
    source = SourceText(name: "", utf8: bytes)
    self.cursor = min(max(cursor, 0), bytes.count)
    var scanner = StatementScanner()
    for index in 0..<self.cursor {
      if scanner.step(bytes[index], at: index) != nil { scanner.reset() }
    }
    mode = scanner.mode
    let start = scanner.start ?? self.cursor
    read(from: start, quoted: scanner.opening)
    frames = CompletionFrame.frames(of: tokens)
  }

  /// The tokens from byte `start` up to the cursor; `quoted` is where an open quote stands.
  private mutating func read(from start: Int, quoted: Int) {
    let before = SourceText(name: "", utf8: Array(source.utf8[..<cursor]))
    tokens = Lexer.statement(in: before, from: start).tokens.filter {
      $0.kind != .end && $0.kind != .invalid
    }
    switch mode {
    case .string, .escapedString, .escape: typed = Token(.string, quoted, cursor)
    case .quotedWord: typed = Token(.quotedWord, quoted, cursor)
    default:
      guard let last = tokens.last, last.end == cursor else { return }
      if last.kind == .word || last.isNumber || last.kind == .parameter {
        typed = last
        tokens.removeLast()
      }
    }
  }

  func context() -> CompletionContext {
    switch mode {
    case .lineComment, .blockComment, .blockStar: return CompletionContext(.none, replace: empty)
    case .command: return command()
    default: break
    }
    guard let typed else { return wordContext(SourceSpan(cursor, cursor), prefix: "") }
    switch typed.kind {
    case .string: return stringContext(typed)
    case .quotedWord:
      let prefix = source.normalized(SourceSpan(typed.start + 1, cursor))
      return wordContext(withClosingQuote(typed.span), prefix: prefix)
    case .word: return wordContext(typed.span, prefix: source.normalized(typed.span))
    default: return CompletionContext(.none, replace: empty)
    }
  }

  private var empty: SourceSpan { SourceSpan(cursor, cursor) }

  private func command() -> CompletionContext {
    let newline = UInt8(ascii: "\n")
    let start = (source.utf8[..<cursor].lastIndex(of: newline) ?? -1) + 1
    let word = source.utf8[start..<cursor].lastIndex { $0 == 0x20 || $0 == 0x09 } ?? start - 1
    return CompletionContext(
      .dotCommand, replace: SourceSpan(word + 1, cursor),
      prefix: source.text(SourceSpan(start, cursor)))
  }

  func withClosingQuote(_ span: SourceSpan) -> SourceSpan {
    let isClosed = cursor < source.utf8.count && source.utf8[cursor] == source.utf8[span.start]
    return SourceSpan(span.start, isClosed ? cursor + 1 : cursor)
  }

  // MARK: Words

  private func wordContext(_ replace: SourceSpan, prefix: String) -> CompletionContext {
    var rest = tokens[...]
    var qualifier: [String] = []
    while rest.last?.kind == .dot, let name = rest.dropLast().last, isName(name) {
      qualifier.insert(text(name), at: 0)
      rest = rest.dropLast(2)
    }
    let kind = kind(after: rest, isQualified: !qualifier.isEmpty)
    return CompletionContext(
      kind, replace: replace, prefix: prefix, qualifier: qualifier,
      keywords: kind == .keyword ? followers(of: rest) : [],
      operand: kind == .expression ? operand(comparedAt: rest.endIndex) : nil,
      helperTables: kind == .tableName ? helperTables() : [],
      prefixQuery: kind == .none ? nil : prefixQuery())
  }

  func isName(_ token: Token) -> Bool {
    token.kind == .quotedWord || token.kind == .word && token.keyword?.isReserved != true
  }

  func text(_ token: Token) -> String {
    guard token.kind == .quotedWord else { return source.normalized(token.span) }
    let quote = source.utf8[token.start]
    return source.unquoted(SourceSpan(token.start + 1, token.end - 1), quote)
  }

  private func kind(after tokens: ArraySlice<Token>, isQualified: Bool) -> CompletionContext.Kind {
    guard let last = tokens.last, let frame = frames.last else { return .statement }
    if last.kind == .pipe { return .stage }
    if last.kind == .leftParenthesis {
      if let start = opening(tokens, frame) { return start }
    } else if let keyword = last.keyword, let expected = expected(after: keyword, tokens) {
      return expected
    } else if endsOperand(last, tokens) {
      return .keyword
    }
    return inside(frame, behind: last, isQualified: isQualified)
  }

  private func inside(
    _ frame: CompletionFrame, behind last: Token, isQualified: Bool
  ) -> CompletionContext.Kind {
    switch frame.clause {
    case .from: return isQualified ? .column : .tableName
    case .columns: return .column
    case .assignments: return last.keyword == .set || last.kind == .comma ? .column : .expression
    case .names, .count: return .none
    case .expression, .aggregate, .order, .select, .condition: return .expression
    }
  }

  /// Behind `(`: a query, a table, columns, or what the surrounding clause holds.
  private func opening(
    _ tokens: ArraySlice<Token>, _ frame: CompletionFrame
  ) -> CompletionContext.Kind? {
    switch tokens.dropLast().last?.keyword {
    case .exists, .all, .union, .intersect, .except, .distinct, .as, .copy: return .query
    case .using: return .column
    case .over: return .keyword
    default: return frame.clause == .from ? .tableName : nil
    }
  }

  private func expected(
    after keyword: Keyword, _ tokens: ArraySlice<Token>
  ) -> CompletionContext.Kind? {
    switch keyword {
    case .from:
      return frames.last?.clause == .from ? .tableName : .expression
    case .join, .into, .table, .view, .copy, .update: return .tableName
    case .describe, .summarize:
      return tokens.count == 1 ? .tableName : nil
    case .for: return frames.last?.isInUnpivot == true ? CompletionContext.Kind.none : .column
    case .as where tokens.first?.keyword == .create && frames.count == 1: return .query
    case .as:
      return frames.last?.isCast == true ? .typeName : CompletionContext.Kind.none
    case .explain, .analyze: return .query
    default: return nil
    }
  }

  /// Whether an operand ends here, so that an operator or the next clause follows.
  private func endsOperand(_ last: Token, _ tokens: ArraySlice<Token>) -> Bool {
    switch last.kind {
    case .rightParenthesis, .quotedWord, .string, .escapedString, .parameter, .question: return true
    case .star: return tokens.dropLast().last.map { !endsOperand($0, tokens.dropLast()) } ?? false
    case .word:
      guard let keyword = last.keyword else { return true }
      if keyword == .null || keyword == .true || keyword == .false || keyword == .end {
        return true
      }
      if keyword == .asc || keyword == .desc || keyword == .distinct { return keyword != .distinct }
      return !keyword.isReserved && !(tokens.dropLast().last?.kind == .pipe) && keyword != .offset
    default: return last.isNumber
    }
  }
}
