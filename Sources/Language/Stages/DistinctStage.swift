/// `|> DISTINCT`
public struct DistinctStage: Sendable {
  public static let help = StageHelp(
    "DISTINCT", "Keeps one of each set of equal rows.")
  public let span: SourceSpan
}

extension DistinctStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.distinct)
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.distinct)
  }
}
