import Engine
import Language

extension UnpivotStage {
  /// A row for each listed column that is not NULL: the other columns, the value, the name.
  func bind(_ input: BoundRelation, _ binder: Binder) throws(Diagnostic) -> BoundRelation {
    var sources: [TypedExpression] = []
    var places: [Int] = []
    var labels: [TypedExpression] = []
    for item in columns {
      let place = try input.scope.index(item.column)
      places.append(place)
      let column = input.scope.columns[place]
      sources.append(TypedExpression(column.column.reference, span: item.column.span))
      let label = item.label ?? .string(column.name)
      labels.append(
        try binder.expression(
          Expression(.literal(label), span: item.column.span), .empty, .noColumns("UNPIVOT")))
    }
    let type = try binder.commonType(sources, of: "UNPIVOT")
    let labelType = try binder.commonType(labels, of: "UNPIVOT")
    let number = PlanColumn(id: binder.newColumn(), type: .int64)
    let numbers = LogicalPlan.values(
      columns.indices.map { [.constant(.int64(Int64($0)), .int64)] }, columns: [number])
    let value = Computed(
      id: binder.newColumn(), try choice(number, sources, as: type, binder))
    let name = Computed(
      id: binder.newColumn(), try choice(number, labels, as: labelType, binder))
    let rows = BoundRelation(
      plan: .join(
        LogicalJoin(kind: .inner, left: input.plan, right: numbers, condition: nil)),
      scope: .empty
    ).extended(by: [value, name])
    let others = input.scope.columns.indices.filter { !places.contains($0) }
      .map { input.scope.columns[$0] }
    let made = [
      ScopeColumn(self.value.name, value.column), ScopeColumn(self.name.name, name.column),
    ]
    let result = BoundRelation(
      plan: .filter(rows.plan, .not(.isNull(value.column.reference))),
      scope: Scope(columns: others + made, ranges: []))
    return alias.map { binder.aliased(result, $0.name) } ?? result
  }

  /// The item whose number the row has.
  private func choice(
    _ number: PlanColumn, _ items: [TypedExpression], as type: DataType, _ binder: Binder
  ) throws(Diagnostic) -> BoundExpression {
    var branches: [(when: BoundExpression, then: BoundExpression)] = []
    for (index, item) in items.enumerated() {
      let isChosen = BoundExpression.compare(
        .equal, number.reference, .constant(.int64(Int64(index)), .int64))
      branches.append((isChosen, try binder.coerced(item, to: type)))
    }
    return .caseWhen(branches, otherwise: .constant(.null, type), type)
  }
}
