import Engine
import Language

extension ExpressionBinder {
  /// `(query)`: one column, at most one row.
  func scalarQuery(_ query: Query, _ span: SourceSpan) throws(Diagnostic) -> TypedExpression {
    let (side, inner) = try subquery(query, span)
    guard inner.scope.columns.count == 1 else {
      throw .subqueryWidth(inner.scope.columns.count, span)
    }
    let value = inner.scope.columns[0].column
    let column = side.add(
      Subquery(
        .scalar(value, binder.origin(span)), inner.plan,
        column: PlanColumn(id: binder.newColumn(), type: value.type)))
    return TypedExpression(column.reference, span: span)
  }

  func exists(_ query: Query, _ span: SourceSpan) throws(Diagnostic) -> TypedExpression {
    let (side, inner) = try subquery(query, span)
    let column = side.add(
      Subquery(
        .exists, inner.plan, column: PlanColumn(id: binder.newColumn(), type: .bool)))
    return TypedExpression(column.reference, span: span)
  }

  func inQuery(
    _ operand: Expression, _ query: Query, _ negated: Bool, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let probe = try bind(operand)
    var (side, inner) = try subquery(query, span)
    guard inner.scope.columns.count == 1 else {
      throw .subqueryWidth(inner.scope.columns.count, span)
    }
    let values = inner.scope.columns[0].column
    if negated, inner.plan.holdsNull(values.id) {
      binder.warn(
        .notInNull(span, help: "ANTI JOIN keeps the rows without a match: |> ANTI JOIN … ON …"))
    }
    let found = TypedExpression(values.reference, span: query.span)
    let pair = try binder.comparable(probe, found, span)
    var items = BoundItems()
    items.add(TypedExpression(pair.1, span: span), name: "value", binder)
    inner = inner.extended(by: items.computed)
    let column = side.add(
      Subquery(
        .contains(probe: pair.0, value: items.columns[0].column), inner.plan,
        column: PlanColumn(id: binder.newColumn(), type: .bool)))
    return TypedExpression(negated ? .not(column.reference) : column.reference, span: span)
  }

  /// The query bound where it sees this scope from within.
  private func subquery(
    _ query: Query, _ span: SourceSpan
  ) throws(Diagnostic) -> (SideColumns, BoundRelation) {
    guard let side = place.side else { throw .misplacedSubquery(place.clause, span) }
    binder.outerScopes.append((scope, place.aggregates))
    defer { binder.outerScopes.removeLast() }
    return (side, try binder.bound(query))
  }
}

extension LogicalPlan {
  /// Whether the column is a stored one, or one of VALUES, that holds a NULL and comes here with
  /// all its rows. What a filter leaves is known to nobody yet.
  fileprivate func holdsNull(_ id: ColumnID) -> Bool {
    switch self {
    case .scan(let table, let positions, let columns):
      guard let index = columns.firstIndex(where: { $0.id == id }) else { return false }
      return table.rowGroups.contains { $0.segments[positions[index]].nullCount > 0 }
    case .values(let rows, let columns):
      guard let index = columns.firstIndex(where: { $0.id == id }) else { return false }
      return rows.contains { $0[index].foldedValue?.isNull == true }
    case .sort(let input, _): return input.holdsNull(id)
    case .project(let input, let items), .aggregate(let input, let items, _):
      let item = items.first { $0.column.id == id }
      guard case .column(let inner, _)? = item?.expression else { return false }
      return input.holdsNull(inner)
    default: return false
    }
  }
}
