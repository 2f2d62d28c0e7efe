import Engine
import Language

extension Binder {
  /// A row for each column: name, type, lowest and highest value as text, number of different
  /// values, of NULLs and of rows.
  func summarized(_ relation: BoundRelation) -> BoundRelation {
    let names = ["column_name", "column_type", "min", "max", "distinct_values", "nulls", "rows"]
    let types: [DataType] = [.string, .string, .string, .string, .int64, .int64, .int64]
    let columns = types.map { PlanColumn(id: newColumn(), type: $0) }
    let inputs = relation.scope.columns.map { summary(of: $0, relation.plan) }
    return BoundRelation(
      plan: .unionAll(inputs, columns: columns),
      scope: Scope(columns: zip(names, columns).map { ScopeColumn($0, $1) }, ranges: []))
  }

  private func summary(of column: ScopeColumn, _ plan: LogicalPlan) -> LogicalPlan {
    let value = column.column.reference
    let type = column.column.type
    func aggregate(
      _ name: String, _ arguments: [BoundExpression], _ type: DataType, isDistinct: Bool = false
    ) -> ComputedAggregate {
      ComputedAggregate(
        id: newColumn(),
        AggregateCall(
          function: FunctionRegistry.aggregate(named: name)!, arguments: arguments,
          isDistinct: isDistinct, type: type, origin: -1))
    }
    let low = aggregate("MIN", [value], type)
    let high = aggregate("MAX", [value], type)
    let different = aggregate("COUNT", [value], .int64, isDistinct: true)
    let known = aggregate("COUNT", [value], .int64)
    let all = aggregate("COUNT", [], .int64)
    func text(_ text: String) -> BoundExpression { .constant(.string(text), .string) }
    func asText(_ made: ComputedAggregate) -> BoundExpression {
      .cast(made.column.reference, to: .string, isTry: false, -1)
    }
    let nulls = BoundExpression.arithmetic(
      .subtract, all.column.reference, known.column.reference, type: .int64, -1)
    let cells = [
      text(column.name), text(type.description), asText(low), asText(high),
      different.column.reference, nulls, all.column.reference,
    ]
    return .project(
      .aggregate(plan, keys: [], aggregates: [low, high, different, known, all]),
      cells.map { Computed(id: newColumn(), $0) })
  }
}
