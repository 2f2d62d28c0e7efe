/// `|> DESCRIBE`
public struct DescribeStage: Sendable {
  public static let help = StageHelp(
    "DESCRIBE", "Shows the columns at this point instead of the rows.")
  public let span: SourceSpan
}

extension DescribeStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.describe)
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.describe)
  }
}
