import Engine

/// Names for a plan's columns, no two alike: then none can hide another, whatever an engine lets
/// aliases shadow. Output columns come first, so that they keep their names where they can.
final class SQLNames {
  private(set) var columns: [ColumnID: String] = [:]
  private let tableNames: [(table: Table, name: String)]
  private var takenColumns: Set<String> = []
  private var takenTables: Set<String> = []

  init(_ query: BoundQuery) {
    tableNames = query.tableNames
    for column in query.columns { name(column.id, column.name) }
    visit(query.plan)
  }

  subscript(id: ColumnID) -> String {
    guard let name = columns[id] else { preconditionFailure("column \(id) has no name") }
    return name
  }

  func table(_ table: Table) -> String? { tableNames.last { $0.table === table }?.name }

  /// `wanted`, with a number where an earlier table has it.
  func tableAlias(_ wanted: String) -> String { Self.free(wanted, &takenTables) }

  /// A name for a column that is no column of the plan.
  func extraColumn(_ wanted: String) -> String { Self.free(wanted, &takenColumns) }

  private func name(_ id: ColumnID, _ wanted: String) {
    if columns[id] == nil { columns[id] = Self.free(wanted, &takenColumns) }
  }

  private static func free(_ wanted: String, _ taken: inout Set<String>) -> String {
    let base = wanted.isEmpty ? "column" : wanted
    var name = base
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = "\(base)_\(number)"
      number += 1
    }
    return name
  }

  private func visit(_ plan: LogicalPlan) {
    for input in plan.inputs { visit(input) }
    switch plan {
    case .scan(let table, let positions, let columns):
      let stored = table.schema.storedColumns
      for (position, column) in zip(positions, columns) { name(column.id, stored[position].name) }
    case .aggregate(_, let keys, let aggregates):
      for key in keys { name(key) }
      for item in aggregates { name(item.column.id, item.call.function.name.lowercased()) }
    case .window(_, let windows):
      for window in windows { name(window.column.id, window.call.function.name.lowercased()) }
    case .project(_, let computed):
      for item in computed { name(item) }
    case .values(_, let columns), .unionAll(_, let columns):
      for column in columns { name(column.id, "value") }
    case .filter, .join, .apply, .sort, .limit:
      break
    }
  }

  /// A copy of a column is called after it.
  private func name(_ item: Computed) {
    if case .column(let id, _) = item.expression, let original = columns[id] {
      name(item.column.id, original)
    } else {
      name(item.column.id, "value")
    }
  }
}

extension WindowCall.Function {
  var name: String {
    switch self {
    case .window(let function): function.name
    case .aggregate(let function): function.name
    }
  }
}
