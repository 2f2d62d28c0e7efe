/// `|> EXTEND expression [AS name], …`
public struct ExtendStage: Sendable {
  public static let help = StageHelp(
    "EXTEND expression [AS name], …", "Adds columns at the end.")
  public let items: [SelectItem]
  public let span: SourceSpan
}

extension ExtendStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.extend)
    items = try parser.list { parser throws(Diagnostic) in
      if parser.token.kind == .star { throw .starInExtend(parser.token.span) }
      return try SelectItem(&parser)
    }
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.extend)
    sql.list(items) { $1.write(into: &$0) }
  }
}
