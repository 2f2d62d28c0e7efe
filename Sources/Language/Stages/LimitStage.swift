/// `|> LIMIT count [OFFSET skip]`
public struct LimitStage: Sendable {
  public static let help = StageHelp(
    "LIMIT count [OFFSET skip]", "Keeps the first rows of the order so far.")
  public let limit: LimitClause
  public let span: SourceSpan
}

extension LimitStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    limit = try LimitClause(&parser)
    span = limit.span
  }

  func write(into sql: inout SQLText) {
    limit.write(into: &sql)
  }
}
