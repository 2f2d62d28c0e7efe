/// `|> ASSERT condition, text, …`
public struct AssertStage: Sendable {
  public static let help = StageHelp(
    "ASSERT condition [, text, …]", "Stops with an error where the condition is not true.")
  public let condition: Expression
  public let payload: [Expression]
  public let span: SourceSpan
}

extension AssertStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.assert)
    condition = try parser.expression()
    var payload: [Expression] = []
    while parser.accept(.comma) { payload.append(try parser.expression()) }
    self.payload = payload
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.assert)
    sql.list([condition] + payload)
  }
}
