/// An UPDATE or DELETE, which are not in the language: tables grow or are replaced. It holds the
/// statement's own words, so that the error can show the rewrite.
public struct TableChange: Sendable {
  public let table: ObjectName
  /// Column and the text of its new value; empty for DELETE.
  public let assignments: [(column: Identifier, value: String)]
  /// nil where every row is meant.
  public let condition: String?
  public let isDelete: Bool

  /// The statement that does the same.
  ///
  /// - Parameters:
  ///   - columns: the table's definition between its parentheses; with it NOT NULL, COMMENT and
  ///     RATIO stay.
  ///   - ratios: the computed columns, which the new table computes again.
  public func rewrite(columns: String, ratios: [String] = []) -> String {
    let name = table.parts.map { SQLText.name($0.name) }.joined(separator: ".")
    var query = "FROM \(name)"
    if !ratios.isEmpty {
      query += " |> DROP " + ratios.map(SQLText.name).joined(separator: ", ")
    }
    if isDelete {
      query += " |> WHERE " + (condition.map { "(\($0)) IS NOT TRUE" } ?? "FALSE")
    } else {
      let changes = assignments.map { change in
        let column = SQLText.name(change.column.name)
        let value = condition.map { "IF(\($0), \(change.value), \(column))" } ?? change.value
        return "\(column) = \(value)"
      }
      query += " |> SET " + changes.joined(separator: ", ")
    }
    return "CREATE OR REPLACE TABLE \(name) (\(columns)) AS \(query)"
  }
}

extension Parser {
  /// The change that `source` asks for, where it is an UPDATE or DELETE.
  public static func tableChange(in source: SourceText, from start: Int = 0) -> TableChange? {
    var parser = Parser(source, from: start)
    return try? TableChange(&parser)
  }

  mutating func rewriteOfChange() -> Diagnostic {
    let verb = token
    let word = text(verb).uppercased()
    do throws(Diagnostic) {
      return .tableChange(word, verb.span, try TableChange(&self))
    } catch {
      return .tableChange(word, verb.span, nil)
    }
  }
}

extension TableChange {
  init(_ parser: inout Parser) throws(Diagnostic) {
    isDelete = parser.token.keyword == .delete
    guard isDelete || parser.token.keyword == .update else { throw parser.unexpected("UPDATE") }
    parser.advance()
    if isDelete { try parser.expect(.from) }
    table = try parser.objectName("a table name")
    if isDelete {
      assignments = []
    } else {
      try parser.expect(.set)
      assignments = try parser.list1 { parser throws(Diagnostic) in
        let assignment = try Assignment(&parser)
        return (assignment.column, parser.source.text(assignment.value.span))
      }
    }
    if parser.accept(.where) {
      condition = parser.source.text(try parser.expression().span)
    } else {
      condition = nil
    }
    guard parser.isAtEndOfStatement else { throw parser.unexpected("the end of the statement") }
  }
}

extension Diagnostic {
  static func tableChange(
    _ word: String, _ span: SourceSpan, _ change: TableChange?
  ) -> Diagnostic {
    let rewrite =
      change?.rewrite(columns: "…")
      ?? "CREATE OR REPLACE TABLE t (…) AS FROM t |> "
      + (word == "DELETE"
        ? "WHERE (condition) IS NOT TRUE" : "SET column = IF(condition, x, column)")
    return Diagnostic(
      code: .tableChange, message: "there is no \(word): tables grow or are replaced", span: span,
      help: ["write \(rewrite)"])
  }
}
