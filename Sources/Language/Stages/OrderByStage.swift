/// `|> ORDER BY expression [ASC|DESC] [NULLS FIRST|LAST], …`
public struct OrderByStage: Sendable {
  public static let help = StageHelp(
    "ORDER BY expression [ASC|DESC] [NULLS FIRST|LAST], …", "Sorts the rows.")
  public let items: [OrderItem]
  public let span: SourceSpan
}

extension OrderByStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.order)
    try parser.expect(.by)
    items = try parser.list { parser throws(Diagnostic) in
      let item = try OrderItem(&parser)
      try item.expression.refuseOrdinal(in: "ORDER BY")
      return item
    }
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    items.write(into: &sql)
  }
}

extension Expression {
  /// Positions count the SELECT list; a stage has none.
  func refuseOrdinal(in clause: String) throws(Diagnostic) {
    guard case .literal(.integer(let position)) = kind else { return }
    throw .ordinalInStage(clause, position, span)
  }
}
