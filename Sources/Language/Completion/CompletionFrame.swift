/// A level of parentheses before the cursor, and how far its text has come.
struct CompletionFrame {
  enum Clause {
    /// FROM, JOIN and the commas between tables.
    case from
    case select, condition, aggregate, order
    /// DROP, RENAME, USING: columns of the input.
    case columns
    /// SET: a column, `=`, an expression.
    case assignments
    /// New names, or a number of rows.
    case names, count
    /// A function's arguments or an expression in parentheses.
    case expression
  }

  /// Index of the first token in the parentheses.
  let first: Int
  /// Whether a query begins here.
  let isQuery: Bool
  /// In `CAST(…)`.
  let isCast: Bool
  /// In `UNPIVOT (…)`.
  var isInUnpivot = false
  var clause: Clause
  /// The last `|>`, and the last join word, of this level.
  var pipe: Int?
  var join: Int?
  var from: Int?

  static func frames(of tokens: [Token]) -> [CompletionFrame] {
    guard !tokens.isEmpty else { return [] }
    var frames = [
      CompletionFrame(first: 0, isQuery: true, isCast: false, clause: .expression)
    ]
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .leftParenthesis: frames.append(opened(at: index, tokens, frames[frames.count - 1]))
      case .rightParenthesis: if frames.count > 1 { frames.removeLast() }
      case .pipe:
        frames[frames.count - 1].pipe = index
        frames[frames.count - 1].join = nil
      case .word: frames[frames.count - 1].take(index, tokens)
      default: break
      }
    }
    return frames
  }

  private static func opened(
    at index: Int, _ tokens: [Token], _ outer: CompletionFrame
  ) -> CompletionFrame {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    let before = index > 0 ? tokens[index - 1] : nil
    var isQuery = false
    switch next?.keyword {
    case .select, .from, .with, .values: isQuery = true
    default: break
    }
    var clause = Clause.expression
    switch before?.keyword {
    case .using: clause = .columns
    case .in where outer.isInUnpivot: clause = .columns
    case .from, .join: clause = .from
    default: if outer.clause == .from, before?.kind == .comma { clause = .from }
    }
    // What UNPIVOT names is new, but for the columns behind IN.
    let isInUnpivot = before?.keyword == .unpivot
    if isInUnpivot { clause = .names }
    let isCast =
      before?.keyword == .cast || before?.keyword == .tryCast
      || before?.keyword == .safeCast
    return CompletionFrame(
      first: index + 1, isQuery: isQuery, isCast: isCast, isInUnpivot: isInUnpivot,
      clause: clause)
  }

  /// What the word at `index` does to the clause.
  private mutating func take(_ index: Int, _ tokens: [Token]) {
    guard let keyword = tokens[index].keyword else { return }
    let isVerb = index > 0 && tokens[index - 1].kind == .pipe
    switch keyword {
    case .from where !isQuery && clause == .expression: break
    case .from where Self.isDistinctFrom(index, tokens): break
    case .from:
      clause = .from
      from = index
      join = nil
    case .left, .right, .full, .cross, .inner, .semi, .anti:
      if clause == .from || clause == .condition || isVerb { join = join ?? index }
    case .join:
      clause = .from
      join = joinStart(index, tokens)
    case .select: clause = .select
    case .where, .having, .qualify, .on: clause = .condition
    case .order, .group: clause = .order
    case .using: clause = .columns
    case .limit, .offset: clause = .count
    case .extend where isVerb: clause = .select
    case .aggregate where isVerb: clause = .aggregate
    case .assert where isVerb: clause = .condition
    case .set where isVerb: clause = .assignments
    case .drop where isVerb, .rename where isVerb: clause = .columns
    case .as where isVerb: clause = .names
    case .pivot where isVerb: clause = .expression
    case .unpivot where isVerb: clause = .names
    default: break
    }
  }

  /// `IS [NOT] DISTINCT FROM` compares.
  static func isDistinctFrom(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index > 1, tokens[index - 1].keyword == .distinct else { return false }
    return tokens[index - 2].keyword == .is || tokens[index - 2].keyword == .not
  }

  /// The first word of `LEFT OUTER JOIN`, given its last.
  private func joinStart(_ index: Int, _ tokens: [Token]) -> Int {
    var start = index
    while start > 0 {
      switch tokens[start - 1].keyword {
      case .left, .right, .full, .cross, .inner, .outer, .semi, .anti: start -= 1
      default: return start
      }
    }
    return start
  }
}
