/// `|> SET column = expression, …`
public struct SetStage: Sendable {
  public static let help = StageHelp(
    "SET column = expression, …", "Replaces columns in place; all see the old values.")
  public let assignments: [Assignment]
  public let span: SourceSpan
}

public struct Assignment: Sendable {
  public let column: Identifier
  public let value: Expression

  public init(column: Identifier, value: Expression) {
    self.column = column
    self.value = value
  }
}

extension SetStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.set)
    assignments = try parser.list(Assignment.init(_:))
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.set)
    sql.list(assignments) { sql, assignment in
      sql.name(assignment.column)
      sql.word("=")
      assignment.value.write(into: &sql)
    }
  }
}

extension Assignment {
  init(_ parser: inout Parser) throws(Diagnostic) {
    column = try parser.identifier("a column name")
    if parser.token.kind == .dot { throw .setOfQualifiedName(column.span) }
    try parser.expect(.equal, "'='")
    value = try parser.expression()
  }
}
