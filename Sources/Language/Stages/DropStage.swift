/// `|> DROP column, …`
public struct DropStage: Sendable {
  public let columns: [ObjectName]
  public let span: SourceSpan
}
