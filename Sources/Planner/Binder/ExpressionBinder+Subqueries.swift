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
    let found = TypedExpression(inner.scope.columns[0].column.reference, span: query.span)
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
