import Engine
import Language

extension Binder {
  func joined(
    _ kind: JoinKind, _ left: BoundRelation, _ right: BoundRelation, _ condition: JoinCondition,
    _ span: SourceSpan
  ) throws(Diagnostic) -> BoundRelation {
    for range in right.scope.ranges where left.scope.range(range.name) != nil {
      throw .duplicateRange(range.name, span)
    }
    let both = Scope(
      columns: left.scope.columns + right.scope.columns,
      ranges: left.scope.ranges + right.scope.ranges)
    switch condition {
    case .none:
      guard kind == .cross else { throw .joinWithoutCondition(kind, span) }
      return result(kind, left, right, nil, both)
    case .on(let expression):
      let bound = try self.condition(expression, both, .rows("ON"), of: "ON")
      return result(kind, left, right, bound, both)
    case .using(let names):
      return try joined(kind, left, right, using: names, both)
    }
  }

  private func result(
    _ kind: JoinKind, _ left: BoundRelation, _ right: BoundRelation,
    _ condition: BoundExpression?, _ scope: Scope
  ) -> BoundRelation {
    let join = LogicalJoin(
      kind: JoinPlan.Kind(kind), left: left.plan, right: right.plan, condition: condition,
      id: pooling.joined(left, right))
    let plan = LogicalPlan.join(join)
    switch kind {
    case .semi, .anti: return BoundRelation(plan: plan, scope: left.scope)
    default: return BoundRelation(plan: plan, scope: scope)
    }
  }

  /// The merged columns first, then the others of both sides; `a.k` and `b.k` stay readable.
  private func joined(
    _ kind: JoinKind, _ left: BoundRelation, _ right: BoundRelation, using names: [Identifier],
    _ both: Scope
  ) throws(Diagnostic) -> BoundRelation {
    var terms: [BoundExpression] = []
    var pairs: [(ScopeColumn, ScopeColumn)] = []
    for name in names {
      let pair = (try left.scope.unqualified(name), try right.scope.unqualified(name))
      let sides = try comparable(
        typed(pair.0, name.span), typed(pair.1, name.span), name.span)
      terms.append(.compare(.equal, sides.0, sides.1))
      pairs.append(pair)
    }
    var relation = result(kind, left, right, .all(terms), both)
    if kind == .semi || kind == .anti { return relation }
    var merged = BoundItems()
    for (name, pair) in zip(names, pairs) {
      let value = try self.merged(kind, pair, name.span)
      merged.add(value, name: pair.0.name, self)
    }
    relation = relation.extended(by: merged.computed)
    let keys = Set(names.map { nameKey($0.name) })
    relation.scope.columns =
      merged.columns + left.scope.columns.filter { !keys.contains($0.key) }
      + right.scope.columns.filter { !keys.contains($0.key) }
    return relation
  }

  private func merged(
    _ kind: JoinKind, _ pair: (ScopeColumn, ScopeColumn), _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    switch kind {
    case .right: return TypedExpression(pair.1.column.reference, span: span)
    case .full:
      let sides = [typed(pair.0, span), typed(pair.1, span)]
      let type = try commonType(sides, of: "USING")
      return TypedExpression(
        .coalesce([try coerced(sides[0], to: type), try coerced(sides[1], to: type)], type),
        span: span)
    default: return TypedExpression(pair.0.column.reference, span: span)
    }
  }

  private func typed(_ column: ScopeColumn, _ span: SourceSpan) -> TypedExpression {
    TypedExpression(column.column.reference, span: span)
  }
}

extension JoinPlan.Kind {
  init(_ kind: JoinKind) {
    switch kind {
    case .inner, .cross: self = .inner
    case .left: self = .left
    case .right: self = .right
    case .full: self = .full
    case .semi: self = .semi
    case .anti: self = .anti
    }
  }
}
