/// `|> [LEFT|RIGHT|FULL|CROSS|SEMI|ANTI] JOIN table ON … / USING (…)`
public struct JoinStage: Sendable {
  public let kind: JoinKind
  public let right: Relation
  public let condition: JoinCondition
  public let span: SourceSpan
}
