import Database
import Language

extension Session {
  /// Status, confidence, source and newest day of the base rows that a query used.
  ///
  /// nil where they cannot be followed: tables put together otherwise than by JOIN and UNION ALL,
  /// files after FROM, groups that a subquery or WITH makes, views and tables without such columns,
  /// what is no query.
  ///
  /// - Throws: when the user stops it.
  public func baseRows(
    of statement: Statement, in source: SourceText
  ) throws(Diagnostic) -> [ReportProvenance.Rows]? {
    do throws(Diagnostic) {
      let rows = try rowSources(of: statement, in: source, withDays: true)
      return rows.areRowsOfTables ? ReportProvenance.rows(of: rows.result.resultTable) : nil
    } catch {
      if error.code.exitClass == .interrupted { throw error }
      return nil
    }
  }
}
