extension Parser {
  /// What to say where a query is complete but its text goes on: mostly the habits of plain SQL.
  func afterQuery(expected: String) -> Diagnostic {
    if token.kind == .invalid || token.endsStage { return unexpected(expected) }
    if let slip = clauseWithoutPipe(token) ?? clauseOfOthers() { return slip }
    // `FROM t EXTEND x`: the verb was read as an alias, so the slip shows one word too late.
    if previous.kind == .word, let verb = previous.keyword, verb.isContextualStage {
      return .stageWithoutPipe(text(previous), previous.span)
    }
    return unexpected(expected)
  }

  private func clauseWithoutPipe(_ token: Token) -> Diagnostic? {
    guard let keyword = token.keyword else { return nil }
    switch keyword {
    case .group: return .groupByWithoutAggregate(token.span)
    case .having, .qualify: return .havingWithoutPipe(text(token), token.span)
    case .union, .intersect, .except: return .setOperationAfterPipes(text(token), token.span)
    case .where, .order, .limit, .offset, .select, .set, .join, .inner, .left, .right, .full,
      .cross, .with:
      return .stageWithoutPipe(text(token), token.span)
    default:
      return keyword.isContextualStage ? .stageWithoutPipe(text(token), token.span) : nil
    }
  }
}

extension Keyword {
  /// A stage's verb that is otherwise an ordinary word.
  var isContextualStage: Bool {
    switch self {
    case .aggregate, .extend, .drop, .rename, .pivot, .unpivot, .assert, .describe: true
    default: false
    }
  }
}
