/// `|> DROP column, …`
public struct DropStage: Sendable {
  public static let help = StageHelp(
    "DROP column, …", "Leaves columns out.")
  public let columns: [ObjectName]
  public let span: SourceSpan
}

extension DropStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.drop)
    columns = try parser.list(ObjectName.init(_:))
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.drop)
    sql.list(columns) { $0.name($1) }
  }
}
