import Engine
import Language

extension Binder {
  public func bind(_ statement: Statement) throws(Diagnostic) -> BoundStatement {
    switch statement {
    case .query(let query): return .query(try bind(query: query))
    case .describe(let subject): return .describe(try described(subject))
    case .createTable(let create): return .createTable(try bind(create))
    case .createView(let create): return try bind(create)
    case .insert(let insert): return .insert(try bind(insert))
    case .drop(let drop): return .drop(drop)
    case .copyTo(let source, let file):
      switch source {
      case .table(let name): return .copyTo(try finished(try table(name, alias: nil)), file)
      case .query(let query): return .copyTo(try bind(query: query), file)
      }
    case .copyFrom(let name, let file):
      return .copyFrom(name, try storedTable(name), file)
    case .explain(let query, let analyze):
      return .explain(try bind(explained: query, analyze: analyze))
    case .summarize(.name(let name)):
      return .query(try finished(summarized(try table(name, alias: nil))))
    case .summarize(.query(let query)):
      return .query(try finished(summarized(try bound(query))))
    case .showTables:
      throw .notAvailable("SHOW TABLES", SourceSpan(0, source.utf8.count))
    }
  }

  /// A table that rows can be added to.
  private func storedTable(_ name: ObjectName) throws(Diagnostic) -> Table {
    switch try catalog.object(named: name) {
    case .table(let table): return table
    case .view: throw .isView(name)
    case nil: throw .unknownTable(name, known: catalog.objectNames)
    }
  }

  private func described(_ subject: Describable) throws(Diagnostic) -> [DescribedColumn] {
    switch subject {
    case .name(let name):
      if case .table(let table)? = try catalog.object(named: name) {
        return table.schema.describedColumns
      }
      return try finished(try table(name, alias: nil)).describedColumns
    case .query(let query):
      return try bind(query: query).describedColumns
    }
  }

  private func bind(_ create: CreateView) throws(Diagnostic) -> BoundStatement {
    // A view that cannot be bound now would only fail later.
    _ = try bound(create.query)
    let last = create.name.parts[create.name.parts.count - 1].name
    return .createView(
      name: create.name, orReplace: create.orReplace,
      ViewDefinition(
        name: last, comment: create.comment, query: create.query, source: source,
        span: create.querySpan))
  }

  private func bind(_ insert: Insert) throws(Diagnostic) -> BoundInsert {
    let table = try storedTable(insert.table)
    let stored = table.schema.storedColumns
    let targets = try insertTargets(insert, table.schema)
    let rows = try rows(insert.query, types: targets.map { stored[$0].type })
    guard rows.scope.columns.count == targets.count else {
      throw .insertWidth(
        insert.query.span, given: rows.scope.columns.count, wanted: targets.count,
        ratios: table.schema.ratioNames)
    }
    var computed: [Computed] = []
    for (position, column) in stored.enumerated() {
      if let place = targets.firstIndex(of: position) {
        let value = typed(rows, place, insert.query.span)
        computed.append(Computed(id: newColumn(), try assigned(value, to: column.type)))
      } else {
        computed.append(Computed(id: newColumn(), .constant(.null, column.type)))
      }
    }
    let source = BoundRelation(
      plan: .project(rows.plan, computed),
      scope: Scope(
        columns: zip(stored, computed).map { ScopeColumn($0.name, $1.column) }, ranges: []))
    return BoundInsert(name: insert.table, table: table, source: try finished(source))
  }

  /// Positions of the stored columns that the query fills, in the query's order.
  private func insertTargets(
    _ insert: Insert, _ schema: TableSchema
  ) throws(Diagnostic) -> [Int] {
    guard !insert.columns.isEmpty else { return Array(schema.storedColumns.indices) }
    var targets: [Int] = []
    for name in insert.columns {
      guard let column = schema.columns.first(where: { nameKey($0.name) == nameKey(name.name) })
      else { throw .unknownColumn(name, known: schema.columns.map(\.name), of: insert.table.text) }
      guard case .stored(let position) = column.kind else { throw .insertIntoRatio(name) }
      if targets.contains(position) { throw .namedTwice(name) }
      targets.append(position)
    }
    return targets
  }

  /// The rows of an INSERT. Literals of VALUES keep their freedom to take the column's type.
  private func rows(_ query: Query, types: [DataType]) throws(Diagnostic) -> BoundRelation {
    if case .set(.values(let rows, let span), let orderBy, nil) = query.body, orderBy.isEmpty,
      query.stages.isEmpty, rows[0].count == types.count
    {
      return try values(rows, span, as: types)
    }
    return try bound(query)
  }

  func typed(_ relation: BoundRelation, _ place: Int, _ span: SourceSpan) -> TypedExpression {
    TypedExpression(relation.scope.columns[place].column.reference, span: span)
  }

  /// Like `coerced`, and text becomes a RATIO, as in files.
  func assigned(_ value: TypedExpression, to type: DataType) throws(Diagnostic) -> BoundExpression {
    if type == .ratio, value.type == .string, !value.isUntyped {
      return .cast(value.expression, to: .ratio, isTry: false, origin(value.span))
    }
    return try coerced(value, to: type)
  }
}

extension TableSchema {
  var ratioNames: [String] {
    columns.compactMap { if case .ratio = $0.kind { $0.name } else { nil } }
  }

  public var describedColumns: [DescribedColumn] {
    let stored = storedColumns
    return columns.map { column in
      var type = column.type.description
      if case .ratio(let numerator, let denominator) = column.kind {
        type = "RATIO(\(stored[numerator].name), \(stored[denominator].name))"
      }
      return DescribedColumn(
        name: column.name, type: type, isNotNull: column.isNotNull, comment: column.comment)
    }
  }
}

extension BoundQuery {
  public var describedColumns: [DescribedColumn] {
    columns.map {
      DescribedColumn(
        name: $0.name, type: $0.type.description, isNotNull: false, comment: nil)
    }
  }
}
