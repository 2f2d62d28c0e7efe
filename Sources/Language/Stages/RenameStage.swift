/// `|> RENAME column AS name, …`
public struct RenameStage: Sendable {
  public static let help = StageHelp(
    "RENAME column [AS] name, …", "Gives columns new names.")
  public let renames: [(old: Identifier, new: Identifier)]
  public let span: SourceSpan
}

extension RenameStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.rename)
    renames = try parser.list { parser throws(Diagnostic) in
      let old = try parser.identifier("a column name")
      _ = parser.accept(.as)
      return (old: old, new: try parser.identifier("the new name"))
    }
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.rename)
    sql.list(renames) { sql, rename in
      sql.name(rename.old)
      sql.alias(rename.new)
    }
  }
}
