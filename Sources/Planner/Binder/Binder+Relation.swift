import Engine
import Language

extension Binder {
  /// What stands after FROM or JOIN.
  func bound(_ relation: Relation) throws(Diagnostic) -> BoundRelation {
    switch relation {
    case .table(let name, let alias):
      return try table(name, alias: alias)
    case .file(let file, let alias):
      let stored = try catalog.file(file)
      return try named(scan(stored), alias, default: fileStem(file.path))
    case .query(let query, let alias, _):
      let inner = try bound(query)
      return try alias.map { alias throws(Diagnostic) in
        try named(inner, alias, default: "")
      } ?? inner
    case .join(let join):
      return try joined(
        join.kind, try bound(join.left), try bound(join.right), join.condition, join.span)
    case .function(let call, let alias, let span):
      return try tableFunction(call, alias, span)
    }
  }

  /// A table, a view or a table of WITH.
  func table(_ name: ObjectName, alias: Alias?) throws(Diagnostic) -> BoundRelation {
    let last = name.parts[name.parts.count - 1].name
    if name.parts.count == 1,
      let index = commonTables.lastIndex(where: { nameKey($0.name.name) == nameKey(last) })
    {
      return try named(try commonTable(at: index), alias, default: last)
    }
    switch try catalog.object(named: name) {
    case .table(let table):
      tableNames.append((table, last))
      return try named(scan(table), alias, default: last)
    case .view(let view): return try named(try bound(view, name), alias, default: last)
    case nil: throw .unknownTable(name, known: catalog.objectNames + commonTables.map(\.name.name))
    }
  }

  /// A table of WITH sees the ones before it, not itself.
  private func commonTable(at index: Int) throws(Diagnostic) -> BoundRelation {
    let all = (commonTables, outerScopes)
    defer { (commonTables, outerScopes) = all }
    let table = all.0[index]
    outerScopes = []
    commonTables = Array(all.0[..<index])
    var inner = try bound(table.query)
    if !table.columns.isEmpty { try rename(&inner.scope, table.columns, of: table.name) }
    return inner
  }

  private func bound(_ view: ViewDefinition, _ name: ObjectName) throws(Diagnostic) -> BoundRelation
  {
    let outer = (commonTables, outerScopes)
    (commonTables, outerScopes) = ([], [])
    openViews.append(view.name)
    defer {
      (commonTables, outerScopes) = outer
      openViews.removeLast()
    }
    do {
      return try bound(view.query)
    } catch {
      throw .brokenView(view.name, error, name.span)
    }
  }

  /// All columns of a stored table, computed ratios among them.
  func scan(_ table: Table) -> BoundRelation {
    let stored = table.schema.storedColumns.map { PlanColumn(id: newColumn(), type: $0.type) }
    let plan = LogicalPlan.scan(table, positions: Array(stored.indices), columns: stored)
    var computed: [Computed] = []
    let columns = table.schema.columns.map { column in
      switch column.kind {
      case .stored(let position):
        return ScopeColumn(column.name, stored[position])
      case .ratio(let numerator, let denominator):
        let parts = (stored[numerator], stored[denominator])
        let ratio = Computed(
          id: newColumn(), .ratio(parts.0.reference, parts.1.reference, noOrigin))
        computed.append(ratio)
        return ScopeColumn(
          column.name, ratio.column,
          parts: RatioParts(numerator: parts.0, denominator: parts.1))
      }
    }
    return BoundRelation(plan: plan, scope: Scope(columns: columns, ranges: []))
      .extended(by: computed)
  }

  /// The origin of what no text of this statement is to blame for.
  private var noOrigin: Origin { -1 }

  /// `relation AS alias (columns)`: its columns under one range variable.
  func named(
    _ relation: BoundRelation, _ alias: Alias?, default name: String
  ) throws(Diagnostic) -> BoundRelation {
    var result = relation
    if let alias, !alias.columns.isEmpty {
      try rename(&result.scope, alias.columns, of: alias.name)
    }
    return aliased(result, alias?.name.name ?? name)
  }

  func aliased(_ relation: BoundRelation, _ name: String) -> BoundRelation {
    let columns = relation.scope.columns
    columnNames?.note(columns, range: name)
    return BoundRelation(
      plan: relation.plan,
      scope: Scope(columns: columns, ranges: [RangeVariable(name: name, columns: columns)]))
  }

  private func rename(
    _ scope: inout Scope, _ names: [Identifier], of table: Identifier
  ) throws(Diagnostic) {
    guard names.count == scope.columns.count else {
      throw .columnListCount(table, given: names.count, has: scope.columns.count)
    }
    scope = Scope(
      columns: zip(scope.columns, names).map { $0.renamed($1.name) }, ranges: [])
  }

  private func fileStem(_ path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.split(separator: ".").first ?? file)
  }

  /// `VALUES (…), (…)` with columns `c1`, `c2`, …
  ///
  /// - Parameter types: what the columns are assigned to; nil: the common type of each column.
  func values(
    _ rows: [[Expression]], _ span: SourceSpan, as types: [DataType]? = nil
  ) throws(Diagnostic) -> BoundRelation {
    let width = rows[0].count
    var bound: [[TypedExpression]] = []
    for row in rows {
      guard row.count == width else { throw .valuesWidth(row, expected: width, span) }
      bound.append(try expressions(row, Scope.empty, .noColumns("VALUES")))
    }
    var types = types ?? []
    if types.isEmpty { types = try commonTypes(bound, width) }
    let columns = types.map { PlanColumn(id: newColumn(), type: $0) }
    var cells: [[BoundExpression]] = []
    for row in bound {
      var converted: [BoundExpression] = []
      for (cell, type) in zip(row, types) { converted.append(try assigned(cell, to: type)) }
      cells.append(converted)
    }
    let names = columns.indices.map { ScopeColumn("c\($0 + 1)", columns[$0]) }
    return BoundRelation(
      plan: .values(cells, columns: columns), scope: Scope(columns: names, ranges: []))
  }

  private func commonTypes(
    _ rows: [[TypedExpression]], _ width: Int
  ) throws(Diagnostic) -> [DataType] {
    var types: [DataType] = []
    for column in 0..<width {
      let type = try commonType(rows.map { $0[column] }, of: "VALUES")
      types.append(type == .null ? .int64 : type)
    }
    return types
  }
}
