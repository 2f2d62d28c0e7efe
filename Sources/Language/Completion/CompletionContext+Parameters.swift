extension CompletionContext {
  /// The names of the parameters of a statement, without their `@`.
  public static func parameters(in text: String) -> [String] {
    let source = SourceText(text)
    return parameterTokens(source).map { name(of: $0, source) }
  }

  /// The place of a parameter in a statement, as if a string were typed there; nil where it is
  /// compared with nothing.
  public init?(_ text: String, comparing parameter: String) {
    let source = SourceText(text)
    for token in Self.parameterTokens(source) where Self.name(of: token, source) == parameter {
      let before = source.text(SourceSpan(0, token.start)) + "'"
      let after = source.text(SourceSpan(token.end, source.utf8.count))
      let context = CompletionContext(before + "'" + after, cursor: token.start + 1)
      if context.kind == .stringValue {
        self = context
        return
      }
    }
    return nil
  }

  private static func parameterTokens(_ source: SourceText) -> [Token] {
    Lexer.statement(in: source, from: 0).tokens.filter { $0.kind == .parameter }
  }

  private static func name(of token: Token, _ source: SourceText) -> String {
    source.text(SourceSpan(token.start + 1, token.end))
  }
}
