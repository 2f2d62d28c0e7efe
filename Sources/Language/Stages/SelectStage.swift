/// `|> SELECT [DISTINCT] item, …`
public struct SelectStage: Sendable {
  public let isDistinct: Bool
  public let items: [SelectItem]
  public let span: SourceSpan
}
