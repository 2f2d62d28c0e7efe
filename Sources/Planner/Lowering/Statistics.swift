import Engine

/// What the stored data say about a plan's columns and row counts.
enum Statistics {
  /// The values that a column can have, where they are few or dense.
  static func domain(of id: ColumnID, in plan: LogicalPlan) -> KeyDomain? {
    switch plan {
    case .scan(let table, let positions, let columns):
      guard let index = columns.firstIndex(where: { $0.id == id }) else { return nil }
      return domain(of: positions[index], columns[index].type, in: table)
    case .values, .unionAll, .apply:
      return nil
    case .filter(let input, _), .window(let input, _), .sort(let input, _),
      .limit(let input, _, _):
      return domain(of: id, in: input)
    case .project(let input, let computed):
      return domain(of: id, among: computed, over: input)
    case .aggregate(let input, let keys, _):
      return domain(of: id, among: keys, over: input)
    case .join(let join):
      return domain(of: id, in: join.left) ?? domain(of: id, in: join.right)
    }
  }

  private static func domain(
    of id: ColumnID, among computed: [Computed], over input: LogicalPlan
  ) -> KeyDomain? {
    guard let item = computed.first(where: { $0.column.id == id }),
      case .column(let inner, _) = item.expression
    else { return nil }
    return domain(of: inner, in: input)
  }

  private static func domain(of position: Int, _ type: DataType, in table: Table) -> KeyDomain? {
    switch type {
    case .string:
      return table.dictionaries[position].flatMap { $0.isUnique ? .codes($0) : nil }
    case .bool:
      return .integers(low: 0, high: 1)
    case .int64, .date:
      guard !table.rowGroups.isEmpty else { return .integers(low: 0, high: 0) }
      var low = Int64.max
      var high = Int64.min
      for group in table.rowGroups {
        guard let bounds = group.segments[position].vector.bounds else { return nil }
        low = min(low, bounds.low)
        high = max(high, bounds.high)
      }
      // The width itself must not overflow.
      return high.subtractingReportingOverflow(low).overflow || high - low == .max
        ? nil : .integers(low: low, high: high)
    default:
      return nil
    }
  }

  /// A rough number of rows: exact for stored tables, a guess above.
  static func rowCount(_ plan: LogicalPlan) -> Double {
    switch plan {
    case .scan(let table, _, _): return Double(table.rowCount)
    case .values(let rows, _): return Double(rows.count)
    case .apply(let apply): return rowCount(apply.input)
    case .filter(let input, let condition):
      return rowCount(input) * selectivity(of: condition, in: [input])
    case .project(let input, _), .window(let input, _), .sort(let input, _):
      return rowCount(input)
    case .limit(let input, let count, _):
      return min(rowCount(input), count.map(Double.init) ?? .infinity)
    case .aggregate(let input, let keys, _):
      let groups = keys.reduce(1.0) { product, key in
        guard case .column(let id, _) = key.expression, let domain = domain(of: id, in: input)
        else { return .infinity }
        return product * Double(domain.count + 1)
      }
      return min(rowCount(input), groups)
    case .join(let join):
      switch join.kind {
      case .semi, .anti: return rowCount(join.left)
      default: return max(rowCount(join.left), rowCount(join.right))
      }
    case .unionAll(let inputs, _): return inputs.reduce(0) { $0 + rowCount($1) }
    }
  }
}
