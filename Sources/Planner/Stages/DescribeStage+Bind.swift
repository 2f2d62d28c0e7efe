import Engine
import Language

extension DescribeStage {
  /// The columns at this stage as rows; nothing of the input is read.
  func bind(_ input: BoundRelation, _ binder: Binder) -> BoundRelation {
    func text(_ value: String) -> BoundExpression { .constant(.string(value), .string) }
    let columns = (0..<2).map { _ in PlanColumn(id: binder.newColumn(), type: .string) }
    let rows = input.scope.columns.map {
      [text($0.name), text($0.column.type.description)]
    }
    return BoundRelation(
      plan: .values(rows, columns: columns),
      scope: Scope(
        columns: [
          ScopeColumn("column", columns[0]), ScopeColumn("type", columns[1]),
        ], ranges: []))
  }
}
