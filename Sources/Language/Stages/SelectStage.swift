/// `|> SELECT [DISTINCT] item, …`
public struct SelectStage: Sendable {
  public static let help = StageHelp(
    "SELECT [DISTINCT] expression [AS name], …", "Keeps exactly these columns.")
  public let isDistinct: Bool
  public let items: [SelectItem]
  public let span: SourceSpan
}

extension SelectStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.select)
    isDistinct = parser.accept(.distinct)
    try parser.refuseTop()
    items = try parser.list(SelectItem.init(_:))
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.select)
    if isDistinct { sql.keywords(.distinct) }
    sql.list(items) { $1.write(into: &$0) }
  }
}
