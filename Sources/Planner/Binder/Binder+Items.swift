import Engine
import Language

/// A list of items as SELECT, EXTEND and AGGREGATE make it: columns that stay, and new ones.
struct BoundItems {
  var columns: [ScopeColumn] = []
  var computed: [Computed] = []

  /// A plain column keeps its id under the new name; anything else is computed, also a column of an
  /// outer query, which the plan below does not give.
  mutating func add(_ item: TypedExpression, name: String, _ binder: Binder) {
    if case .column(let id, let type) = item.expression, !binder.isOuter(id) {
      columns.append(ScopeColumn(name, PlanColumn(id: id, type: type), parts: item.parts))
      return
    }
    let new = Computed(id: binder.newColumn(), item.expression)
    computed.append(new)
    columns.append(ScopeColumn(name, new.column, parts: item.parts))
  }
}

extension Binder {
  /// The name of an item without an alias: the column's own, else the text of the expression.
  func itemName(_ expression: Expression, _ alias: Identifier?) -> String {
    if let alias { return alias.name }
    if case .name(let name) = expression.kind { return name.parts[name.parts.count - 1].name }
    return expression.sql
  }

  /// The columns that `*` or `qualifier.*` stands for.
  func starColumns(
    qualifier: ObjectName?, except: [Identifier], _ scope: Scope, _ span: SourceSpan
  ) throws(Diagnostic) -> [ScopeColumn] {
    var columns = scope.columns
    if let qualifier {
      let name = qualifier.parts[qualifier.parts.count - 1]
      guard let range = scope.range(name.name) else {
        throw .unknownRange(name, known: scope.ranges.map(\.name))
      }
      columns = range.columns
    }
    for name in except {
      guard columns.contains(where: { $0.key == nameKey(name.name) }) else {
        throw .unknownColumn(name, known: columns.map(\.name))
      }
      columns.removeAll { $0.key == nameKey(name.name) }
    }
    if columns.isEmpty { throw .noColumnsLeft(span) }
    return columns
  }

  /// The items of SELECT or EXTEND.
  func items(
    _ list: [SelectItem], _ scope: Scope, _ place: ExpressionPlace
  ) throws(Diagnostic) -> BoundItems {
    var items = BoundItems()
    for item in list {
      switch item {
      case .expression(let expression, let alias):
        let bound = try self.expression(expression, scope, place)
        items.add(known(bound), name: itemName(expression, alias), self)
      case .star(let qualifier, let except, let replacements, let span):
        try addStar(&items, qualifier, except, replacements, span, scope, place)
      }
    }
    return items
  }

  /// A bare NULL gets a type, because a column must have one.
  private func known(_ item: TypedExpression) -> TypedExpression {
    guard item.type == .null else { return item }
    return TypedExpression(.constant(.null, .int64), isUntyped: true, span: item.span)
  }

  private func addStar(
    _ items: inout BoundItems, _ qualifier: ObjectName?, _ except: [Identifier],
    _ replacements: [(Expression, Identifier)], _ span: SourceSpan, _ scope: Scope,
    _ place: ExpressionPlace
  ) throws(Diagnostic) {
    var replaced: [String: TypedExpression] = [:]
    for (expression, name) in replacements {
      replaced[nameKey(name.name)] = try self.expression(expression, scope, place)
    }
    let columns = try starColumns(qualifier: qualifier, except: except, scope, span)
    for (_, name) in replacements where !columns.contains(where: { $0.key == nameKey(name.name) }) {
      throw .unknownColumn(name, known: columns.map(\.name))
    }
    for column in columns {
      let kept = TypedExpression(column.column.reference, parts: column.parts, span: span)
      place.aggregates?.sees(
        column.column.id, ObjectName([Identifier(column.name, span: span)]))
      items.add(replaced[column.key] ?? kept, name: column.name, self)
    }
  }

  /// Sort keys over `scope`; NULL counts as the lowest value unless the text says otherwise.
  func sortKey(
    _ item: OrderItem, _ expression: BoundExpression
  ) throws(Diagnostic) -> SortKey {
    if let collation = item.collation {
      guard nameKey(collation.name) == "vi" else { throw .unknownCollation(collation) }
      guard expression.type == .string else { throw .collationOfNonText(collation) }
    }
    let nullsFirst = item.nulls.map { $0 == .first } ?? !item.isDescending
    return SortKey(
      expression, isDescending: item.isDescending, nullsFirst: nullsFirst,
      isVietnamese: item.collation != nil)
  }

  /// Rows in the order of `items`, over columns of the relation.
  func sorted(
    _ relation: BoundRelation, _ items: [OrderItem], allowsOrdinals: Bool
  ) throws(Diagnostic) -> BoundRelation {
    let side = SideColumns()
    var keys: [SortKey] = []
    for item in items {
      if let ordinal = try ordinal(item.expression, count: relation.scope.columns.count) {
        guard allowsOrdinals else { throw .ordinalInStage(item.expression.span, "ORDER BY") }
        keys.append(try sortKey(item, relation.scope.columns[ordinal].column.reference))
        continue
      }
      let bound = try expression(item.expression, relation.scope, .rows("ORDER BY", side))
      keys.append(try sortKey(item, bound.expression))
    }
    let input = relation.beside(side)
    return BoundRelation(plan: .sort(input.plan, keys), scope: relation.scope)
  }

  /// `ORDER BY 2`: the index of the second column; nil where the item is no integer.
  func ordinal(_ expression: Expression, count: Int) throws(Diagnostic) -> Int? {
    guard case .literal(.integer(let number)) = expression.kind else { return nil }
    guard number >= 1, number <= UInt64(count) else {
      throw .ordinalOutOfRange(number, count: count, expression.span)
    }
    return Int(number) - 1
  }

  func limited(
    _ relation: BoundRelation, _ limit: LimitClause
  ) throws(Diagnostic) -> BoundRelation {
    let count = try limit.count.map { count throws(Diagnostic) in try rowCount(count) }
    let skip = try limit.skip.map { skip throws(Diagnostic) in try rowCount(skip) }
    return BoundRelation(
      plan: .limit(relation.plan, count: count, skip: skip ?? 0), scope: relation.scope)
  }

  /// A number of rows: a literal or a parameter, not negative.
  private func rowCount(_ expression: Expression) throws(Diagnostic) -> Int {
    let bound = try self.expression(expression, .empty, .noColumns("LIMIT"))
    let value = try? coerced(bound, to: .int64).constantValue()
    guard case .int64(let count)? = value, count >= 0 else {
      throw .badRowCount(expression.span)
    }
    return Int(count)
  }

  func distinct(_ relation: BoundRelation) -> BoundRelation {
    let columns = relation.scope.columns.map { $0.published() }
    var keys: [Computed] = []
    for column in columns where !keys.contains(where: { $0.column.id == column.column.id }) {
      keys.append(Computed(id: column.column.id, column.column.reference))
    }
    let alive = ColumnSet(keys.map(\.column.id))
    let ranges = relation.scope.ranges.map { range in
      RangeVariable(
        name: range.name,
        columns: range.columns.filter { alive.contains($0.column.id) }.map { $0.published() })
    }
    return BoundRelation(
      plan: .aggregate(relation.plan, keys: keys, aggregates: []),
      scope: Scope(columns: columns, ranges: ranges))
  }
}
