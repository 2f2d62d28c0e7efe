/// `|> PIVOT (aggregate [AS name], … FOR column IN (value [AS name], …)) [AS alias]`
public struct PivotStage: Sendable {
  public static let help = StageHelp(
    "PIVOT (aggregate [AS name], … FOR column IN (value [AS name], …)) [AS alias]",
    "Turns the values of a column into columns.")
  public let aggregates: [AggregateItem]
  public let column: Identifier
  public let values: [(literal: Literal, alias: Identifier?, span: SourceSpan)]
  public let alias: Identifier?
  public let span: SourceSpan
}

extension PivotStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.pivot)
    try parser.expect(.leftParenthesis, "'(' after PIVOT")
    aggregates = try parser.list1 { parser throws(Diagnostic) in
      let expression = try parser.expression()
      return AggregateItem(expression, alias: try parser.optionalAlias(), order: nil)
    }
    try parser.expect(.for)
    column = try parser.identifier("a column name")
    try parser.expect(.in)
    values = try parser.parenthesizedList { parser throws(Diagnostic) in
      try parser.pivotValue()
    }
    try parser.expect(.rightParenthesis, "')'")
    alias = try parser.optionalAlias()
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.pivot)
    sql.parenthesized {
      $0.list(aggregates) { $1.write(into: &$0) }
      $0.keywords(.for)
      $0.name(column)
      $0.keywords(.in)
      $0.parenthesized {
        $0.list(values) { sql, value in
          value.literal.write(into: &sql)
          sql.alias(value.alias)
        }
      }
    }
    sql.alias(alias)
  }
}

extension Parser {
  fileprivate mutating func pivotValue() throws(Diagnostic) -> (
    literal: Literal, alias: Identifier?, span: SourceSpan
  ) {
    let start = position
    guard let literal = try literal() else { throw unexpected("a literal value") }
    let span = span(from: start)
    return (literal, try optionalAlias(), span)
  }
}
