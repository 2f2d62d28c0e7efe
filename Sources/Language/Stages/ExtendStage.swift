/// `|> EXTEND expression [AS name], …`
public struct ExtendStage: Sendable {
  public let items: [SelectItem]
  public let span: SourceSpan
}
