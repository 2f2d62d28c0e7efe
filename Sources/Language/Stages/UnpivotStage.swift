/// `|> UNPIVOT (value FOR name IN (column [AS 'text'], …)) [AS alias]`
public struct UnpivotStage: Sendable {
  public let value: Identifier
  public let name: Identifier
  public let columns: [(column: Identifier, label: Literal?)]
  public let alias: Identifier?
  public let span: SourceSpan
}
