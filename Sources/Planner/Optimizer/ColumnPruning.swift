import Engine

/// Columns that nothing above needs are not read and not computed.
enum ColumnPruning: OptimizerRule {
  static let name = "column-pruning"

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    switch plan {
    case .scan(let table, let positions, let columns):
      let kept = columns.indices.filter { required.contains(columns[$0].id) }
      return .scan(table, positions: kept.map { positions[$0] }, columns: kept.map { columns[$0] })
    case .values(let rows, let columns):
      let kept = columns.indices.filter { required.contains(columns[$0].id) }
      return .values(rows.map { row in kept.map { row[$0] } }, columns: kept.map { columns[$0] })
    case .filter(let input, let condition):
      return .filter(apply(input, required: required.union(condition.columnIDs)), condition)
    case .project(let input, let computed):
      let kept = computed.filter { required.contains($0.column.id) }
      let needed = kept.reduce(into: ColumnSet()) { $0.formUnion($1.expression.columnIDs) }
      return .project(apply(input, required: needed), kept)
    case .aggregate(let input, let keys, let aggregates):
      let kept = aggregates.filter { required.contains($0.column.id) }
      var needed = keys.reduce(into: ColumnSet()) { $0.formUnion($1.expression.columnIDs) }
      for aggregate in kept { needed.formUnion(aggregate.call.columnIDs) }
      return .aggregate(apply(input, required: needed), keys: keys, aggregates: kept)
    case .join(let join):
      let needed = required.union(join.condition?.columnIDs ?? [])
      return join.over(
        apply(join.left, required: needed), apply(join.right, required: needed),
        on: join.condition)
    case .apply:
      preconditionFailure("subqueries are unnested before")
    case .window(let input, let windows):
      let kept = windows.filter { required.contains($0.column.id) }
      let needed = kept.reduce(into: required) { $0.formUnion($1.columnIDs) }
      let pruned = apply(input, required: needed)
      return kept.isEmpty ? pruned : .window(pruned, kept)
    case .sort(let input, let keys):
      let needed = keys.reduce(into: required) { $0.formUnion($1.expression.columnIDs) }
      return .sort(apply(input, required: needed), keys)
    case .limit(let input, let count, let skip):
      return .limit(apply(input, required: required), count: count, skip: skip)
    case .unionAll(let inputs, let columns):
      let kept = columns.indices.filter { required.contains(columns[$0].id) }
      return .unionAll(
        inputs.map { input in
          // Positions carry the meaning here, so each input is cut to exactly these.
          let own = kept.map { input.columns[$0] }
          let pruned = apply(input, required: ColumnSet(own.map(\.id)))
          return .project(pruned, own.map { Computed(id: $0.id, $0.reference) })
        }, columns: kept.map { columns[$0] })
    }
  }
}
