/// `|> AS name`
public struct AsStage: Sendable {
  public static let help = StageHelp(
    "AS name", "Names the table so far, for name.column.")
  public let name: Identifier
  public let span: SourceSpan
}

extension AsStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.as)
    name = try parser.identifier("a name")
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.alias(name)
  }
}
