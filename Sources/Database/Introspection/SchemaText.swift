import Engine
import Language
import Planner

extension Session {
  /// The definition of a table or view as a statement that can be run again, with its `;`.
  ///
  /// - Throws: `unknown table`.
  public func schemaText(of name: String) throws(Diagnostic) -> String {
    let parts = name.split(separator: ".").map { Identifier(String($0), span: SourceSpan(0, 0)) }
    guard !parts.isEmpty, let object = try object(named: ObjectName(parts)) else {
      throw .unknownTable(name)
    }
    return object.schemaText(named: parts[parts.count - 1].name)
  }

  /// All definitions: the shipped ones in the order in which they can be run, then the user's.
  public func schemaText() throws(Diagnostic) -> String {
    var texts: [String] = []
    for name in database.shipped.names where database.userObjects[folded: name] == nil {
      guard let object = try database.shipped.object(named: name) else { continue }
      texts.append(object.schemaText(named: name))
    }
    for (name, _) in database.userObjects {
      if let object = try userObject(name) { texts.append(object.schemaText(named: name)) }
    }
    return texts.joined(separator: "\n\n")
  }
}

extension CatalogObject {
  func schemaText(named name: String) -> String {
    switch self {
    case .table(let table): table.schema.text(named: name)
    case .view(let view):
      "CREATE VIEW \(written(name))\(view.comment.commentClause) AS\n"
        + view.source.text(view.span) + ";"
    }
  }
}

extension TableSchema {
  fileprivate func text(named name: String) -> String {
    let lines = columnLines.map { "  \($0)" }.joined(separator: ",\n")
    return "CREATE TABLE \(written(name)) (\n\(lines)\n)\(comment.commentClause);"
  }

  /// Each column as CREATE TABLE declares it.
  var columnLines: [String] {
    let stored = storedColumns
    return columns.map { column in
      let type =
        switch column.kind {
        case .stored: "\(column.type)" + (column.isNotNull ? " NOT NULL" : "")
        case .ratio(let numerator, let denominator):
          "RATIO(\(written(stored[numerator].name)), "
            + "\(written(stored[denominator].name)))"
        }
      return "\(written(column.name)) \(type)\(column.comment.commentClause)"
    }
  }
}

extension String? {
  fileprivate var commentClause: String {
    guard let self else { return "" }
    return " COMMENT \(literal(self))"
  }
}
