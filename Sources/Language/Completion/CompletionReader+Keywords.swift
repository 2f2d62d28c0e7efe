extension CompletionReader {
  /// The words that may follow behind something complete.
  func followers(of tokens: ArraySlice<Token>) -> [String] {
    guard let frame = frames.last else { return [] }
    if tokens.last?.kind == .leftParenthesis { return ["PARTITION BY", "ORDER BY"] }
    let operators = ["AND", "OR", "IN", "BETWEEN", "LIKE", "ILIKE", "IS NULL", "IS NOT NULL"]
    let inPipes = frame.pipe != nil || tokens.first?.keyword == .from
    var words: [String]
    switch frame.clause {
    case .from: words = followersOfTable(frame, inPipes)
    case .select: words = ["AS"] + operators + (inPipes || frame.from != nil ? [] : ["FROM"])
    case .aggregate: words = ["AS", "GROUP BY", "GROUP AND ORDER BY", "FILTER", "OVER"]
    case .order: words = ["ASC", "DESC", "NULLS FIRST", "NULLS LAST", "COLLATE", "LIMIT"]
    case .condition: words = operators + (inPipes ? [] : Self.clauses)
    case .assignments: words = operators
    case .count: words = ["OFFSET"]
    case .columns: words = ["AS"]
    case .expression: words = operators
    case .names: words = []
    }
    if inPipes { words.removeAll { $0 == "LIMIT" } }
    return frame.isQuery ? words + ["|>"] : words
  }

  private static let clauses = ["GROUP BY", "HAVING", "QUALIFY", "ORDER BY", "LIMIT", "UNION ALL"]

  private func followersOfTable(_ frame: CompletionFrame, _ inPipes: Bool) -> [String] {
    if let join = frame.join, tokens[join].keyword != .cross { return ["AS", "ON", "USING"] }
    let joins = ["JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "CROSS JOIN"]
    if frame.pipe != nil { return ["AS"] }
    return ["AS"] + joins + (inPipes ? [] : ["WHERE"] + Self.clauses)
  }
}
