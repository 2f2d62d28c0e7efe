/// `|> DESCRIBE`
public struct DescribeStage: Sendable {
  public let span: SourceSpan
}
