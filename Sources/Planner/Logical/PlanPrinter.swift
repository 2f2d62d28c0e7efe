import Engine

/// A logical plan as indented lines, a node a line, columns as `#id`.
enum PlanPrinter {
  static func print(_ plan: LogicalPlan) -> [String] { lines(plan, depth: 0) }

  private static func lines(_ plan: LogicalPlan, depth: Int) -> [String] {
    let own = String(repeating: "  ", count: depth) + head(plan)
    return [own] + plan.inputs.flatMap { lines($0, depth: depth + 1) }
  }

  private static func head(_ plan: LogicalPlan) -> String {
    switch plan {
    case .scan(let table, let positions, let columns):
      let stored = table.schema.storedColumns
      let names = zip(positions, columns).map { "#\($1.id) \(stored[$0].name)" }
      return "scan \(list(names))"
    case .values(let rows, let columns): return "values \(rows.count) × \(columns.count)"
    case .filter(_, let condition): return "filter \(condition.planText)"
    case .project(_, let computed): return "project \(list(computed.map(text)))"
    case .aggregate(_, let keys, let aggregates):
      return "aggregate \(list(aggregates.map(text))) by \(list(keys.map(text)))"
    case .join(let join):
      return "\(join.kind) join\(join.condition.map { " on \($0.planText)" } ?? "")"
    case .apply(let apply): return "apply #\(apply.subquery.column.id)"
    case .window(_, let windows): return "window \(list(windows.map(text)))"
    case .sort(_, let keys): return "sort \(list(keys.map(text)))"
    case .limit(_, let count, let skip):
      return "limit \(count.map(String.init) ?? "all")\(skip > 0 ? " offset \(skip)" : "")"
    case .unionAll(_, let columns): return "union all \(list(columns.map { "#\($0.id)" }))"
    }
  }

  private static func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }

  private static func text(_ item: Computed) -> String {
    let expression = item.expression.planText
    return expression == "#\(item.column.id)" ? expression : "#\(item.column.id) = \(expression)"
  }

  private static func text(_ item: ComputedAggregate) -> String {
    let call = item.call
    let all = call.arguments.map(\.planText)
    let arguments = all.dropLast(call.order.count).joined(separator: ", ")
    let keys = zip(all.suffix(call.order.count), call.order).map {
      $1.isDescending ? $0 + " DESC" : $0
    }
    let order = keys.isEmpty ? "" : " ORDER BY \(keys.joined(separator: ", "))"
    let distinct = call.isDistinct ? "DISTINCT " : ""
    let filter = call.filter.map { " FILTER (\($0.planText))" } ?? ""
    return "#\(item.column.id) = \(call.function.name)(\(distinct)\(arguments)\(order))\(filter)"
  }

  private static func text(_ window: ComputedWindow) -> String {
    let call = window.call
    let name: String
    switch call.function {
    case .window(let function): name = function.name
    case .aggregate(let function): name = function.name
    }
    let arguments = call.arguments.map(\.planText).joined(separator: ", ")
    let partition = list(window.partitionBy.map(\.planText))
    let order = list(window.orderBy.map(text))
    return "#\(window.column.id) = \(name)(\(arguments)) over \(partition) \(order)"
  }

  private static func text(_ key: SortKey) -> String {
    "\(key.expression.planText)\(key.isDescending ? " desc" : "")"
  }
}

extension BoundExpression {
  /// SQL-like, columns as `#id`.
  var planText: String {
    switch self {
    case .column(let id, _): "#\(id)"
    case .constant(let value, _): value.planText
    case .compare(let op, let a, let b): "(\(a.planText) \(op.rawValue) \(b.planText))"
    case .arithmetic(let op, let a, let b, _, _): "(\(a.planText) \(op.rawValue) \(b.planText))"
    case .negate(let a, _): "-\(a.planText)"
    case .shiftDate(let a, let months, let days, _):
      "shift(\(a.planText), \(months.planText) months, \(days.planText) days)"
    case .and(let a, let b): "(\(a.planText) AND \(b.planText))"
    case .or(let a, let b): "(\(a.planText) OR \(b.planText))"
    case .not(let a): "NOT \(a.planText)"
    case .isNull(let a): "\(a.planText) IS NULL"
    case .isTrue(let a): "\(a.planText) IS TRUE"
    case .inSet(let a, let values):
      "\(a.planText) IN (\(values.map(\.planText).joined(separator: ", ")))"
    case .like(let a, let pattern, _, let ignoresCase, _):
      "\(a.planText) \(ignoresCase ? "ILIKE" : "LIKE") \(pattern.planText)"
    case .caseWhen(let branches, let otherwise, _):
      "CASE"
        + branches.map { " WHEN \($0.when.planText) THEN \($0.then.planText)" }.joined()
        + " ELSE \(otherwise.planText) END"
    case .coalesce(let all, _): "COALESCE(\(all.map(\.planText).joined(separator: ", ")))"
    case .cast(let a, let type, let isTry, _):
      "\(isTry ? "TRY_CAST" : "CAST")(\(a.planText) AS \(type))"
    case .call(let function, let all, _, _):
      "\(function.name)(\(all.map(\.planText).joined(separator: ", ")))"
    case .ratio(let a, let b, _): "ratio(\(a.planText), \(b.planText))"
    }
  }
}

extension Value {
  fileprivate var planText: String {
    switch self {
    case .null: "NULL"
    case .bool(let value): value ? "TRUE" : "FALSE"
    case .int64(let value): "\(value)"
    case .float64(let value): "\(value)"
    case .decimal(let unscaled, let scale): "\(unscaled)e-\(scale)"
    case .string(let text): "'\(text)'"
    case .date(let day): "day \(day)"
    case .timestamp(let microseconds): "microsecond \(microseconds)"
    case .ratio(let unscaled): "\(unscaled)e-\(DataType.ratioScale)"
    }
  }
}
