extension CompletionReader {
  /// A query with the columns alive at the cursor; see `CompletionContext.prefixQuery`.
  func prefixQuery() -> String? {
    guard let level = frames.lastIndex(where: \.isQuery) else { return nil }
    let frame = frames[level]
    guard let body = body(of: frame) else { return nil }
    return outerTables(before: level, body) + body
  }

  private func body(of frame: CompletionFrame) -> String? {
    if let pipe = frame.pipe {
      let start = queryStart(frame)
      guard pipe > start else { return nil }
      var query = text(from: tokens[start].start, to: tokens[pipe - 1].end)
      if let join = frame.join, join > pipe, let right = relation(after: join) {
        query += " |> CROSS JOIN \(right)"
      }
      return query
    }
    guard let from = fromClause(of: frame) else { return nil }
    let isWith = tokens.count > frame.first && tokens[queryStart(frame)].keyword == .with
    return isWith ? withClause(frame) + from : from
  }

  /// Where the query's text begins: behind EXPLAIN, CREATE … AS and the like.
  private func queryStart(_ frame: CompletionFrame) -> Int {
    var index = frame.first
    while index < tokens.count {
      switch tokens[index].keyword {
      case .with, .select, .from: return index
      default:
        if tokens[index].kind == .leftParenthesis, index == frame.first { return index }
        index += 1
      }
    }
    return frame.first
  }

  private func text(from start: Int, to end: Int) -> String {
    source.text(SourceSpan(start, end))
  }

  // MARK: FROM

  /// `FROM …` of a query in SELECT form; behind the cursor if it does not stand before.
  private func fromClause(of frame: CompletionFrame) -> String? {
    guard let from = frame.from else { return fromClauseBehind() }
    if let join = frame.join, join > from {
      let left = text(from: tokens[from].start, to: tokens[join - 1].end)
      return relation(after: join).map { left + " CROSS JOIN " + $0 } ?? left
    }
    let end = clauseEnd(tokens, after: from)
    guard end > from + 1 else { return nil }
    return text(from: tokens[from].start, to: tokens[end - 1].end)
  }

  private func fromClauseBehind() -> String? {
    let rest = Lexer.statement(in: source, from: cursor).tokens
    var depth = 0
    for (index, token) in rest.enumerated() {
      switch token.kind {
      case .leftParenthesis: depth += 1
      case .rightParenthesis:
        depth -= 1
        if depth < 0 { return nil }
      case .word where depth == 0 && token.keyword == .from:
        let end = clauseEnd(rest, after: index)
        return end > index + 1 ? text(from: token.start, to: rest[end - 1].end) : nil
      case .invalid, .semicolon, .pipe: return nil
      default: break
      }
    }
    return nil
  }

  /// The index behind the last token of the FROM clause that begins at `from`.
  private func clauseEnd(_ tokens: [Token], after from: Int) -> Int {
    var depth = 0
    var index = from + 1
    while index < tokens.count {
      let token = tokens[index]
      if token.kind == .leftParenthesis { depth += 1 }
      if token.kind == .rightParenthesis { depth -= 1 }
      if depth < 0 || depth == 0 && endsFrom(token) { return index }
      index += 1
    }
    return index
  }

  private func endsFrom(_ token: Token) -> Bool {
    switch token.kind {
    // A `|` begins a `|>` that is still being typed.
    case .pipe, .end, .semicolon, .invalid, .bitOr: return true
    default: break
    }
    switch token.keyword {
    case .where, .group, .having, .qualify, .order, .limit, .offset, .union, .intersect, .except:
      return true
    default: return false
    }
  }

  /// The table behind the join that begins at `join`, without its condition.
  private func relation(after join: Int) -> String? {
    guard let word = tokens[join...].firstIndex(where: { $0.keyword == .join }) else { return nil }
    var depth = 0
    var end = word + 1
    while end < tokens.count {
      let token = tokens[end]
      if token.kind == .leftParenthesis { depth += 1 }
      if token.kind == .rightParenthesis { depth -= 1 }
      if depth == 0, token.keyword == .on || token.keyword == .using { break }
      end += 1
    }
    guard end > word + 1, end < tokens.count else { return nil }
    return text(from: tokens[word + 1].start, to: tokens[end - 1].end)
  }

  // MARK: WITH

  /// The complete tables of a level's WITH clause.
  private func withClause(_ frame: CompletionFrame) -> String {
    let start = queryStart(frame)
    var depth = 0
    var closed: Int?
    for token in tokens[start...] {
      if token.kind == .leftParenthesis { depth += 1 }
      if token.kind == .rightParenthesis { depth -= 1 }
      guard depth == 0 else { continue }
      if token.keyword == .select || token.keyword == .from || token.keyword == .values { break }
      if token.kind == .rightParenthesis { closed = token.end }
    }
    return closed.map { text(from: tokens[start].start, to: $0) + " " } ?? ""
  }

  /// The names of the complete tables of WITH clauses and stages around the cursor.
  func helperTables() -> [String] {
    var names: [String] = []
    for (level, frame) in frames.enumerated() where frame.isQuery {
      let end = level + 1 < frames.count ? frames[level + 1].first - 1 : tokens.count
      var index = frame.first
      while index < end {
        if tokens[index].keyword == .with {
          names += namesOfWith(at: &index)
        } else if tokens[index].kind == .leftParenthesis, let close = closing(index) {
          index = close
        }
        index += 1
      }
    }
    return names
  }

  /// - Parameter index: of WITH; goes to the last token of the last complete table.
  private func namesOfWith(at index: inout Int) -> [String] {
    var names: [String] = []
    while index + 3 < tokens.count, isName(tokens[index + 1]), tokens[index + 2].keyword == .as,
      tokens[index + 3].kind == .leftParenthesis, let close = closing(index + 3)
    {
      names.append(text(tokens[index + 1]))
      index = close
      guard close + 1 < tokens.count, tokens[close + 1].kind == .comma else { break }
      index = close + 1
    }
    return names
  }

  /// The `)` of the `(` at `index`.
  func closing(_ index: Int) -> Int? {
    var depth = 0
    for position in index..<tokens.count {
      if tokens[position].kind == .leftParenthesis { depth += 1 }
      if tokens[position].kind == .rightParenthesis { depth -= 1 }
      if depth == 0 { return position }
    }
    return nil
  }

  /// The helper tables of the queries around the one at the cursor, which it can name.
  private func outerTables(before level: Int, _ body: String) -> String {
    for frame in frames[..<level].reversed() where frame.isQuery {
      let start = queryStart(frame)
      guard start < tokens.count, tokens[start].keyword == .with else { continue }
      let clause = withClause(frame)
      if !clause.isEmpty, !body.hasPrefix("WITH"), !body.hasPrefix("with") { return clause }
    }
    return ""
  }
}
