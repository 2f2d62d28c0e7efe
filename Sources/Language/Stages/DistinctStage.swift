/// `|> DISTINCT`
public struct DistinctStage: Sendable {
  public let span: SourceSpan
}
