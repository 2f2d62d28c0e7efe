import Engine
import Language
import Planner

extension Session {
  /// For an UPDATE or DELETE, which the language leaves out: the error with the rewrite in the
  /// table's own definition, so that NOT NULL, COMMENT and RATIO stay. Any other error as it is.
  ///
  /// - Parameter start: the byte of `source` at which the statement begins.
  public func explained(
    _ error: Diagnostic, in source: SourceText, from start: Int = 0
  ) -> Diagnostic {
    guard error.code == .tableChange,
      let change = Parser.tableChange(in: source, from: start),
      // A table that is not there is said when the rewrite is tried.
      case .table(let table)? = try? object(named: change.table)
    else { return error }
    let schema = table.schema
    let rewrite = change.rewrite(
      columns: schema.columnLines.joined(separator: ", "),
      ratios: schema.columns.compactMap { if case .ratio = $0.kind { $0.name } else { nil } })
    var explained = error
    explained.help = ["write \(rewrite)"]
    return explained
  }
}
