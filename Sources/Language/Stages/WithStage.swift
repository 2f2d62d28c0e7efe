/// `|> WITH name AS (query), …`
public struct WithStage: Sendable {
  public let tables: [CommonTable]
  public let span: SourceSpan
}
