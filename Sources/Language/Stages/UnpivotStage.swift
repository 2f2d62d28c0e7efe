/// `|> UNPIVOT (value FOR name IN (column [AS 'text'], …)) [AS alias]`
public struct UnpivotStage: Sendable {
  public static let help = StageHelp(
    "UNPIVOT (value FOR name IN (column [AS 'text'], …)) [AS alias]",
    "Turns columns into rows.")
  public let value: Identifier
  public let name: Identifier
  public let columns: [(column: Identifier, label: Literal?)]
  public let alias: Identifier?
  public let span: SourceSpan
}

extension UnpivotStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.unpivot)
    try parser.expect(.leftParenthesis, "'(' after UNPIVOT")
    value = try parser.identifier("a name for the values' column")
    try parser.expect(.for)
    name = try parser.identifier("a name for the names' column")
    try parser.expect(.in)
    columns = try parser.parenthesizedList { parser throws(Diagnostic) in
      try parser.unpivotColumn()
    }
    try parser.expect(.rightParenthesis, "')'")
    alias = try parser.optionalAlias()
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.unpivot)
    sql.parenthesized {
      $0.name(value)
      $0.keywords(.for)
      $0.name(name)
      $0.keywords(.in)
      $0.parenthesized {
        $0.list(columns) { sql, item in
          sql.name(item.column)
          guard let label = item.label else { return }
          sql.keywords(.as)
          label.write(into: &sql)
        }
      }
    }
    sql.alias(alias)
  }
}

extension Parser {
  fileprivate mutating func unpivotColumn() throws(Diagnostic) -> (
    column: Identifier, label: Literal?
  ) {
    let column = try identifier("a column name")
    let isLabelled = accept(.as)
    let label = try literal()
    if isLabelled, label == nil { throw unexpected("a literal label such as 'text'") }
    return (column, label)
  }
}
