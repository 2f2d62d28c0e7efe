/// `|> WHERE condition`
public struct WhereStage: Sendable {
  public let condition: Expression
  public let span: SourceSpan
}
