/// `|> [LEFT|RIGHT|FULL|CROSS|SEMI|ANTI] JOIN table ON … / USING (…)`
public struct JoinStage: Sendable {
  public static let help = StageHelp(
    "[LEFT|RIGHT|FULL|CROSS|SEMI|ANTI] JOIN table ON condition / USING (column, …)",
    "Joins a table to the rows so far.")
  public let kind: JoinKind
  public let right: Relation
  public let condition: JoinCondition
  public let span: SourceSpan
}

extension JoinStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    guard let join = try parser.joinStart() else { throw parser.unexpected("JOIN") }
    kind = join.kind
    (right, condition) = try parser.joinRest(join)
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    Join.write(kind, right, condition, into: &sql)
  }
}
