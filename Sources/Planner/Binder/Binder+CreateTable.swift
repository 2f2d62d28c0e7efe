import Engine
import Language

extension Binder {
  func bind(_ create: CreateTable) throws(Diagnostic) -> BoundCreateTable {
    guard let query = create.query else {
      return BoundCreateTable(
        name: create.name, orReplace: create.orReplace, ifNotExists: create.ifNotExists,
        schema: try schema(create), source: nil)
    }
    let rows = try bound(query)
    let (schema, source) =
      create.columns.isEmpty
      ? try inferred(rows, create, query.span) : try filled(rows, create, query.span)
    return BoundCreateTable(
      name: create.name, orReplace: create.orReplace, ifNotExists: create.ifNotExists,
      schema: schema, source: try finished(source))
  }

  /// The schema that a column list declares.
  private func schema(_ create: CreateTable) throws(Diagnostic) -> TableSchema {
    var positions: [String: (position: Int, type: DataType)] = [:]
    for column in create.columns {
      guard case .stored(let type, _) = column.kind else { continue }
      if positions[nameKey(column.name.name)] != nil { throw .namedTwice(column.name) }
      positions[nameKey(column.name.name)] = (positions.count, try DataType(type))
    }
    var columns: [TableSchema.Column] = []
    for column in create.columns {
      let name = column.name.name
      if columns.contains(where: { nameKey($0.name) == nameKey(name) }) {
        throw .namedTwice(column.name)
      }
      switch column.kind {
      case .stored(_, let isNotNull):
        let stored = positions[nameKey(name)]!
        columns.append(
          TableSchema.Column(
            name: name, type: stored.type, isNotNull: isNotNull, comment: column.comment,
            kind: .stored(stored.position)))
      case .ratio(let numerator, let denominator):
        columns.append(
          TableSchema.Column(
            name: name, type: .ratio, comment: column.comment,
            kind: .ratio(
              numerator: try part(numerator, positions),
              denominator: try part(denominator, positions))))
      }
    }
    if positions.isEmpty { throw .noStoredColumns(create.name.span) }
    return TableSchema(columns: columns, comment: create.comment)
  }

  private func part(
    _ name: Identifier, _ positions: [String: (position: Int, type: DataType)]
  ) throws(Diagnostic) -> Int {
    guard let found = positions[nameKey(name.name)] else {
      throw .unknownColumn(name, known: positions.keys.sorted(), of: "the table")
    }
    switch found.type {
    case .int64, .decimal: return found.position
    default: throw .declaredPartType(name, found.type)
    }
  }

  /// CREATE TABLE t (…) AS query: the list decides, the query fills the columns that are stored.
  private func filled(
    _ rows: BoundRelation, _ create: CreateTable, _ span: SourceSpan
  ) throws(Diagnostic) -> (TableSchema, BoundRelation) {
    let schema = try schema(create)
    let stored = schema.storedColumns
    guard rows.scope.columns.count == stored.count else {
      throw .insertWidth(
        span, given: rows.scope.columns.count, wanted: stored.count, ratios: schema.ratioNames)
    }
    var computed: [Computed] = []
    for (place, column) in stored.enumerated() {
      let value = try assigned(typed(rows, place, span), to: column.type)
      computed.append(Computed(id: newColumn(), value))
    }
    let columns = zip(stored, computed).map { ScopeColumn($0.name, $1.column) }
    return (
      schema,
      BoundRelation(
        plan: .project(rows.plan, computed), scope: Scope(columns: columns, ranges: []))
    )
  }

  /// CREATE TABLE t AS query: the query's columns; parts of poolable ratios that it does not show
  /// are added at the end, because tables have no hidden columns.
  private func inferred(
    _ rows: BoundRelation, _ create: CreateTable, _ span: SourceSpan
  ) throws(Diagnostic) -> (TableSchema, BoundRelation) {
    let visible = rows.scope.columns
    for (index, column) in visible.enumerated()
    where visible[..<index].contains(where: { $0.key == column.key }) {
      throw .duplicateOutput(column.name, span)
    }
    var stored = visible.filter { $0.parts == nil }
    var taken = Set(visible.map(\.key))
    for ratio in visible {
      guard let parts = ratio.parts else { continue }
      for (part, suffix) in [(parts.numerator, "numerator"), (parts.denominator, "denominator")]
      where !stored.contains(where: { $0.column.id == part.id }) {
        let name = freeName("\(ratio.name)_\(suffix)", &taken)
        stored.append(ScopeColumn(name, part))
      }
    }
    func position(_ column: PlanColumn) -> Int {
      stored.firstIndex { $0.column.id == column.id }!
    }
    let columns = visible.map { column in
      let kind = column.parts.map {
        TableSchema.Column.Kind.ratio(
          numerator: position($0.numerator), denominator: position($0.denominator))
      }
      return TableSchema.Column(
        name: column.name, type: column.column.type,
        kind: kind ?? .stored(stored.firstIndex { $0.key == column.key }!))
    }
    let added = stored.filter { part in !visible.contains { $0.key == part.key } }.map { part in
      TableSchema.Column(
        name: part.name, type: part.column.type,
        kind: .stored(stored.firstIndex { $0.key == part.key }!))
    }
    return (
      TableSchema(columns: columns + added, comment: create.comment),
      BoundRelation(plan: rows.plan, scope: Scope(columns: stored, ranges: []))
    )
  }

  /// The name, with `_2`, `_3`, … where it is taken.
  private func freeName(_ name: String, _ taken: inout Set<String>) -> String {
    var free = name
    var number = 2
    while !taken.insert(nameKey(free)).inserted {
      free = "\(name)_\(number)"
      number += 1
    }
    return free
  }
}
