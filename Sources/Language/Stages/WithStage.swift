/// `|> WITH name AS (query), …`
public struct WithStage: Sendable {
  public static let help = StageHelp(
    "WITH name AS (query), …", "Names helper tables for the stages that follow.")
  public let tables: [CommonTable]
  public let span: SourceSpan
}

extension WithStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.with)
    tables = try parser.list(CommonTable.init(_:))
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.with)
    sql.list(tables) { $1.write(into: &$0) }
  }
}
