/// `|> AS name`
public struct AsStage: Sendable {
  public let name: Identifier
  public let span: SourceSpan
}
