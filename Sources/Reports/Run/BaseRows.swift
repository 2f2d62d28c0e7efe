import Database
import Language

extension ReportSection {
  /// Status, confidence, source and newest day of the base rows that the section's query used.
  ///
  /// nil where they cannot be followed: several tables put together by UNION and its kin, WITH,
  /// subqueries and files after FROM, views and tables without such columns.
  ///
  /// - Throws: when the user stops it.
  func baseRows(
    in session: Session, _ source: SourceText
  ) throws(Diagnostic) -> [ReportProvenance.Rows]? {
    guard case .query(let query) = statement, query.readsOneTable else { return nil }
    do throws(Diagnostic) {
      let rows = try session.rowSources(of: statement, in: source, withDays: true)
      return ReportProvenance.rows(of: rows.result.resultTable)
    } catch {
      if error.code.exitClass == .interrupted { throw error }
      return nil
    }
  }
}

extension Query {
  /// Its rows begin as those of one table, to which others may be joined.
  fileprivate var readsOneTable: Bool {
    guard with.isEmpty, !stages.contains(where: \.addsTable) else { return false }
    return switch body {
    case .from(let relation): relation.beginsWithTable
    case .set(.select(let select), _, _): select.from?.beginsWithTable ?? false
    case .set: false
    }
  }
}

extension PipeStage {
  fileprivate var addsTable: Bool {
    switch self {
    case .setOperation, .with: true
    default: false
    }
  }
}

extension Relation {
  fileprivate var beginsWithTable: Bool {
    switch self {
    case .table: true
    case .join(let join): join.left.beginsWithTable
    case .file, .function, .query: false
    }
  }
}
