/// `|> ASSERT condition, text, …`
public struct AssertStage: Sendable {
  public let condition: Expression
  public let payload: [Expression]
  public let span: SourceSpan
}
