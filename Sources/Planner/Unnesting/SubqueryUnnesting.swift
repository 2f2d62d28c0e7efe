import Engine

/// Gives out ids that no column has yet.
struct FreshColumns {
  let next: () -> ColumnID

  init(_ next: @escaping () -> ColumnID) { self.next = next }

  func like(_ column: PlanColumn) -> PlanColumn { PlanColumn(id: next(), type: column.type) }
}

/// Turns subqueries into joins, so that none is run once a row.
///
/// A condition that a subquery alone decides becomes a semi or anti join. Any other subquery is
/// computed for all rows of its input at once, grouped by the columns that it reads of them, and
/// joined back (Neumann & Kemper, "Unnesting Arbitrary Queries", BTW 2015).
struct SubqueryUnnesting {
  /// What makes it cheaper; without them it still turns every subquery into joins.
  static let ruleNames = [semiJoins, DependentJoin.directCorrelation]
  private static let semiJoins = "semi-joins"

  let columns: FreshColumns
  let switches: RuleSwitches

  init(_ columns: FreshColumns, _ switches: RuleSwitches) {
    self.columns = columns
    self.switches = switches
  }

  func unnested(_ plan: LogicalPlan) -> LogicalPlan {
    switch plan {
    case .filter(.apply(let apply), let condition):
      return filtered(apply, condition)
    case .apply(let apply):
      return beside(unnested(apply.input), apply.subquery)
    default:
      return plan.mapInputs(unnested)
    }
  }

  /// A filter over subqueries: what is a term of its own becomes a semi or anti join. The answer's
  /// column stays, because nodes above may list it.
  private func filtered(_ top: LogicalApply, _ condition: BoundExpression) -> LogicalPlan {
    var subqueries = [top.subquery]
    var base = top.input
    while case .apply(let below) = base {
      subqueries.append(below.subquery)
      base = below.input
    }
    let answers = ColumnSet(subqueries.map(\.column.id))
    var terms = condition.conjuncts
    // Subqueries are asked for the rows that the other terms leave. What can fail waits: a
    // subquery before it may guard it.
    let first = terms.filter { !$0.canFail && $0.columnIDs.isDisjoint(with: answers) }
    terms.removeAll { !$0.canFail && $0.columnIDs.isDisjoint(with: answers) }
    var result = PredicatePushdown.filtered(unnested(base), first)
    for subquery in subqueries.reversed() {
      let wanted = terms.firstIndex { $0.isColumn(subquery.column.id) }
      let unwanted = terms.firstIndex { term in
        if case .not(let inner) = term { inner.isColumn(subquery.column.id) } else { false }
      }
      if let index = wanted, let join = semiJoin(.semi, result, subquery) {
        terms.remove(at: index)
        result = join.extended(subquery.column.id, .constant(.bool(true), .bool))
      } else if let index = unwanted, case .exists = subquery.kind,
        let join = semiJoin(.anti, result, subquery)
      {
        terms.remove(at: index)
        result = join.extended(subquery.column.id, .constant(.bool(false), .bool))
      } else {
        result = beside(result, subquery)
      }
    }
    return PredicatePushdown.filtered(result, terms)
  }

  /// nil where the subquery's correlated conditions lie below what they cannot be lifted over.
  private func semiJoin(
    _ kind: JoinPlan.Kind, _ input: LogicalPlan, _ subquery: Subquery
  ) -> LogicalPlan? {
    guard switches.allows(Self.semiJoins) else { return nil }
    let outer = ColumnSet(input.columns.map(\.id))
    guard let lifted = lift(unnested(subquery.plan), outer) else { return nil }
    var terms = lifted.terms
    if case .contains(let probe, let value) = subquery.kind {
      terms.append(.compare(.equal, probe, value.reference))
    } else if case .scalar = subquery.kind {
      return nil
    }
    return .join(
      LogicalJoin(
        kind: kind, left: input, right: lifted.plan,
        condition: terms.isEmpty ? nil : .all(terms)))
  }

  /// The plan without the conditions that read `outer` columns, and those conditions.
  private func lift(
    _ plan: LogicalPlan, _ outer: ColumnSet
  ) -> (plan: LogicalPlan, terms: [BoundExpression])? {
    guard !plan.freeColumnIDs.isDisjoint(with: outer) else { return (plan, []) }
    switch plan {
    case .filter(let input, let condition):
      guard let below = lift(input, outer) else { return nil }
      let own = condition.conjuncts.filter { $0.columnIDs.isDisjoint(with: outer) }
      let lifted = condition.conjuncts.filter { !$0.columnIDs.isDisjoint(with: outer) }
      return (PredicatePushdown.filtered(below.plan, own), below.terms + lifted)
    case .project(let input, let computed):
      guard let below = lift(input, outer),
        computed.allSatisfy({ $0.expression.columnIDs.isDisjoint(with: outer) })
      else { return nil }
      let kept = ColumnSet(computed.map(\.column.id))
      let needed = below.plan.columns.filter { !kept.contains($0.id) }
      let passed = needed.map { Computed(id: $0.id, $0.reference) }
      return (.project(below.plan, computed + passed), below.terms)
    case .sort(let input, _):
      return lift(input, outer)
    case .join(let join) where join.kind == .inner:
      guard let left = lift(join.left, outer), let right = lift(join.right, outer) else {
        return nil
      }
      let terms = join.condition?.conjuncts ?? []
      let own = terms.filter { $0.columnIDs.isDisjoint(with: outer) }
      let lifted = terms.filter { !$0.columnIDs.isDisjoint(with: outer) }
      return (
        join.over(left.plan, right.plan, on: own.isEmpty ? nil : .all(own)),
        left.terms + right.terms + lifted
      )
    default:
      return nil
    }
  }

  /// `input` with the subquery's answer as a column more.
  private func beside(_ input: LogicalPlan, _ subquery: Subquery) -> LogicalPlan {
    let plan = unnested(subquery.plan)
    let free = plan.freeColumnIDs
    let outer = input.columns.filter { free.contains($0.id) }
    let dependent = DependentPlan(plan, outer: outer, input: input, columns, switches)
    switch subquery.kind {
    case .scalar(let value, let origin):
      return dependent.scalar(value, origin, as: subquery.column)
    case .exists:
      return dependent.exists(as: subquery.column)
    case .contains(let probe, let value):
      return dependent.contains(probe, value, as: subquery.column)
    }
  }
}

extension BoundExpression {
  fileprivate func isColumn(_ id: ColumnID) -> Bool {
    if case .column(id, _) = self { true } else { false }
  }
}
