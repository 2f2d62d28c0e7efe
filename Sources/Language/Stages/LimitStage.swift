/// `|> LIMIT count [OFFSET skip]`
public struct LimitStage: Sendable {
  public let limit: LimitClause
  public let span: SourceSpan
}
