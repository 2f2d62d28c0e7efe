/// `|> UNION|INTERSECT|EXCEPT [ALL|DISTINCT] [BY NAME] (query), …`
public struct SetOperationStage: Sendable {
  public static let help = StageHelp(
    "UNION|INTERSECT|EXCEPT [ALL|DISTINCT] [BY NAME] (query), …",
    "Adds, keeps or removes the rows of other queries.")
  public let operation: SetOperator
  public let operands: [Query]
  public let span: SourceSpan
}

extension SetOperationStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    operation = try SetOperator(&parser)
    operands = try parser.list { parser throws(Diagnostic) in try parser.setOperand() }
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    operation.write(into: &sql)
    sql.list(operands) { sql, operand in sql.parenthesized { operand.write(into: &$0) } }
  }
}

extension Parser {
  /// `(query)` or `TABLE name`.
  fileprivate mutating func setOperand() throws(Diagnostic) -> Query {
    let start = position
    if token.keyword == .table {
      advance()
      let name = try objectName("a table name")
      let body = QueryBody.set(.table(name), orderBy: [], limit: nil)
      return Query(with: [], body: body, stages: [], span: span(from: start))
    }
    guard token.kind == .leftParenthesis else {
      throw beginsQuery ? .operandNeedsParentheses(token.span) : unexpected("'(' and a query")
    }
    advance()
    let query = try nested { parser throws(Diagnostic) in try parser.query() }
    guard accept(.rightParenthesis) else { throw afterQuery(expected: "')'") }
    return query
  }
}
