/// `|> ORDER BY expression [ASC|DESC] [NULLS FIRST|LAST], …`
public struct OrderByStage: Sendable {
  public let items: [OrderItem]
  public let span: SourceSpan
}
