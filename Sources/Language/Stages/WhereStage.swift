/// `|> WHERE condition`
public struct WhereStage: Sendable {
  public static let help = StageHelp(
    "WHERE condition", "Keeps the rows for which the condition is true.")
  public let condition: Expression
  public let span: SourceSpan
}

extension WhereStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.where)
    condition = try parser.expression()
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.where)
    condition.write(into: &sql)
  }
}
