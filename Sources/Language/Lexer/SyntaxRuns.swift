/// A stretch of a text and what it is, for colours.
public struct SyntaxRun: Equatable, Sendable {
  public enum Kind: Sendable {
    case keyword, function, string, number, parameter, comment, pipe
    case openParenthesis, closeParenthesis
    /// What the lexer cannot read.
    case unreadable
  }

  public let kind: Kind
  public let span: SourceSpan
}

public enum SyntaxRuns {
  /// The runs of all statements of a text, in order; names and operators are in none.
  ///
  /// Never fails: people colour what they are still typing.
  public static func runs(in text: String) -> [SyntaxRun] {
    let source = SourceText(text)
    var runs: [SyntaxRun] = []
    var position = 0
    while position < source.utf8.count {
      let tokens = Lexer.statement(in: source, from: position).tokens
      for (index, token) in tokens.enumerated() {
        comment(source, position, token.start, into: &runs)
        if let kind = kind(of: token, index, in: tokens, source) {
          runs.append(SyntaxRun(kind: kind, span: token.span))
        }
        position = max(position, token.end)
      }
      guard tokens.last?.kind == .semicolon else { break }
    }
    comment(source, position, source.utf8.count, into: &runs)
    return runs
  }

  /// What stands between tokens and is no blank.
  private static func comment(
    _ source: SourceText, _ start: Int, _ end: Int, into runs: inout [SyntaxRun]
  ) {
    guard start < end, let first = source.utf8[start..<end].firstIndex(where: { $0 > 0x20 }),
      let last = source.utf8[start..<end].lastIndex(where: { $0 > 0x20 })
    else { return }
    runs.append(SyntaxRun(kind: .comment, span: SourceSpan(first, last + 1)))
  }

  private static func kind(
    of token: Token, _ index: Int, in tokens: [Token], _ source: SourceText
  ) -> SyntaxRun.Kind? {
    switch token.kind {
    case .word:
      if index > 0, tokens[index - 1].kind == .dot { return nil }
      if let keyword = token.keyword, keyword.isReserved { return .keyword }
      let isCall =
        tokens[index + 1].kind == .leftParenthesis && tokens[index + 1].start == token.end
      if isCall { return .function }
      // Such a word may be a column's name too; people write those small.
      let opens = index == 0 || tokens[index - 1].kind == .pipe
      return token.keyword != nil && (opens || source.isCapital(token.start)) ? .keyword : nil
    case .string, .escapedString: return .string
    case .integer, .hexInteger, .decimal, .float: return .number
    case .parameter: return .parameter
    case .pipe: return .pipe
    case .leftParenthesis: return .openParenthesis
    case .rightParenthesis: return .closeParenthesis
    case .invalid where token.start < token.end: return unreadable(source.utf8[token.start])
    default: return nil
    }
  }

  /// What is not closed yet is what it will be.
  private static func unreadable(_ byte: UInt8) -> SyntaxRun.Kind? {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "e"), UInt8(ascii: "E"): .string
    case UInt8(ascii: "/"): .comment
    case UInt8(ascii: "\""), UInt8(ascii: "`"): nil
    default: .unreadable
    }
  }
}

extension SourceText {
  fileprivate func isCapital(_ index: Int) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(utf8[index])
  }
}
