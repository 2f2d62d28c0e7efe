import Engine
import Language

/// The columns that a stage's expressions need beside its input's: values of subqueries and of
/// window functions. They are computed below the stage.
final class SideColumns {
  private(set) var windows: [ComputedWindow] = []
  private(set) var subqueries: [Subquery] = []

  /// The column that will hold the call's values.
  func add(_ window: ComputedWindow) -> PlanColumn {
    windows.append(window)
    return window.column
  }

  /// The column that will hold the subquery's value.
  func add(_ subquery: Subquery) -> PlanColumn {
    subqueries.append(subquery)
    return subquery.column
  }

  var ids: ColumnSet { ColumnSet(windows.map(\.column.id) + subqueries.map(\.column.id)) }

  /// The same over groups instead of rows: what names input columns names keys.
  func overGroups(
    _ aggregates: AggregateCollector, _ keys: [Computed], also known: ColumnSet = []
  ) throws(Diagnostic) -> SideColumns {
    var failure: Diagnostic?
    func overGroups(_ expression: BoundExpression) -> BoundExpression {
      do throws(Diagnostic) {
        return try aggregates.overGroups(expression, keys: keys, also: ids.union(known))
      } catch {
        failure = failure ?? error
        return expression
      }
    }
    let grouped = mapped(overGroups)
    if let failure { throw failure }
    return grouped
  }

  /// The same with `change` made to what they read of the input.
  func mapped(_ change: (BoundExpression) -> BoundExpression) -> SideColumns {
    let changed = SideColumns()
    changed.windows = windows.map { $0.mapped(change) }
    changed.subqueries = subqueries.map { $0.correlated(change) }
    return changed
  }

  /// Whether a subquery reads one of these columns.
  func reads(_ ids: ColumnSet) -> Bool {
    subqueries.contains { subquery in
      var found = false
      _ = subquery.correlated { part in
        if !part.columnIDs.isDisjoint(with: ids) { found = true }
        return part
      }
      return found
    }
  }
}

extension BoundRelation {
  /// The plan with these columns beside its own: subqueries first, windows may read them.
  func beside(_ side: SideColumns) -> BoundRelation {
    besideSubqueries(side).besideWindows(side)
  }

  func besideSubqueries(_ side: SideColumns) -> BoundRelation {
    var result = self
    for subquery in side.subqueries {
      result.plan = .apply(LogicalApply(input: result.plan, subquery: subquery))
    }
    return result
  }

  func besideWindows(_ side: SideColumns) -> BoundRelation {
    var result = self
    if !side.windows.isEmpty { result.plan = .window(result.plan, side.windows) }
    return result
  }
}
