/// `|> PIVOT (aggregate [AS name], … FOR column IN (value [AS name], …)) [AS alias]`
public struct PivotStage: Sendable {
  public let aggregates: [AggregateItem]
  public let column: Identifier
  public let values: [(literal: Literal, alias: Identifier?, span: SourceSpan)]
  public let alias: Identifier?
  public let span: SourceSpan
}
