import Engine
import Language

/// The window calls that a stage's expressions name; they are computed below the stage.
final class WindowCollector {
  private(set) var windows: [ComputedWindow] = []

  /// The column that will hold the call's values.
  func add(_ window: ComputedWindow) -> PlanColumn {
    windows.append(window)
    return window.column
  }

  var ids: Set<ColumnID> { Set(windows.map(\.column.id)) }

  /// The windows over groups instead of rows.
  func overGroups(
    _ aggregates: AggregateCollector, _ keys: [Computed]
  ) throws(Diagnostic) -> [ComputedWindow] {
    var failure: Diagnostic?
    let grouped = windows.map { window in
      window.mapped { expression in
        do throws(Diagnostic) {
          return try aggregates.overGroups(expression, keys: keys)
        } catch {
          failure = failure ?? error
          return expression
        }
      }
    }
    if let failure { throw failure }
    return grouped
  }
}

extension BoundRelation {
  /// The plan with the windows' columns beside its own.
  func windowed(by collector: WindowCollector) -> BoundRelation {
    guard !collector.windows.isEmpty else { return self }
    return BoundRelation(plan: .window(plan, collector.windows), scope: scope)
  }
}
