import Engine

/// An outer join whose NULL rows a condition above drops anyway becomes an inner one (or a FULL
/// join a one-sided one): conditions can move into it, and its sides can swap.
enum OuterJoins: OptimizerRule {
  static let name = "outer-joins"

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    narrow(plan, known: [])
  }

  /// - Parameter known: columns of the plan such that a row with a NULL in one of them is dropped
  ///   above.
  private static func narrow(_ plan: LogicalPlan, known: ColumnSet) -> LogicalPlan {
    switch plan {
    case .filter(let input, let condition):
      return .filter(
        narrow(input, known: known.union(condition.columnsNotNullWhereTrue)), condition)
    case .project(let input, let computed):
      return .project(narrow(input, known: renamed(known, computed)), computed)
    case .aggregate(let input, let keys, let aggregates):
      return .aggregate(
        narrow(input, known: renamed(known, keys)), keys: keys, aggregates: aggregates)
    case .sort(let input, let keys):
      return .sort(narrow(input, known: known), keys)
    case .join(let join):
      return narrow(join, known: known)
    case .unionAll(let inputs, let columns):
      return .unionAll(
        inputs.map { input in
          let pairs = zip(columns, input.columns).filter { known.contains($0.0.id) }
          return narrow(input, known: ColumnSet(pairs.map(\.1.id)))
        }, columns: columns)
    // Fewer rows below would change what a window or a limit gives for the others.
    case .scan, .values, .apply, .window, .limit:
      return plan.mapInputs { narrow($0, known: []) }
    }
  }

  private static func narrow(_ join: LogicalJoin, known: ColumnSet) -> LogicalPlan {
    let left = ColumnSet(join.left.columns.map(\.id))
    let right = ColumnSet(join.right.columns.map(\.id))
    let kind = join.kind.narrowed(
      needsLeft: !known.isDisjoint(with: left), needsRight: !known.isDisjoint(with: right))
    let ofCondition = join.condition?.columnsNotNullWhereTrue ?? []
    var (toLeft, toRight) = (known, known)
    switch kind {
    // A row whose partner cannot match is dropped as well.
    case .inner, .semi: (toLeft, toRight) = (known.union(ofCondition), known.union(ofCondition))
    case .left: toRight = known.union(ofCondition)
    case .right: toLeft = known.union(ofCondition)
    case .anti: toRight = ofCondition
    case .full: (toLeft, toRight) = ([], [])
    }
    return .join(
      LogicalJoin(
        kind: kind, left: narrow(join.left, known: toLeft),
        right: narrow(join.right, known: toRight), condition: join.condition, id: join.id))
  }

  private static func renamed(_ known: ColumnSet, _ computed: [Computed]) -> ColumnSet {
    computed.reduce(into: []) { below, item in
      guard known.contains(item.column.id) else { return }
      below.formUnion(item.expression.columnsNotNullWhereValue)
    }
  }
}

extension JoinPlan.Kind {
  /// - Parameters:
  ///   - needsLeft: rows without a left partner are dropped above.
  ///   - needsRight: rows without a right partner are dropped above.
  fileprivate func narrowed(needsLeft: Bool, needsRight: Bool) -> JoinPlan.Kind {
    switch (self, needsLeft, needsRight) {
    case (.left, _, true), (.right, true, _), (.full, true, true): .inner
    case (.full, true, false): .left
    case (.full, false, true): .right
    default: self
    }
  }
}

extension BoundExpression {
  /// Columns that are not NULL where the condition is TRUE.
  fileprivate var columnsNotNullWhereTrue: ColumnSet {
    switch self {
    case .and(let a, let b): a.columnsNotNullWhereTrue.union(b.columnsNotNullWhereTrue)
    case .or(let a, let b): a.columnsNotNullWhereTrue.intersection(b.columnsNotNullWhereTrue)
    case .not(.isNull(let a)): a.columnsNotNullWhereValue
    case .isTrue(let a): a.columnsNotNullWhereTrue
    default: columnsNotNullWhereValue
    }
  }

  /// Columns that are not NULL where the expression is not.
  fileprivate var columnsNotNullWhereValue: ColumnSet {
    switch self {
    case .column(let id, _): [id]
    case .compare(.same, _, _), .compare(.distinct, _, _): []
    case .compare, .arithmetic, .negate, .shiftDate, .not, .inSet, .like, .cast, .ratio:
      children.reduce(into: []) { $0.formUnion($1.columnsNotNullWhereValue) }
    // A side that is NULL may leave the value to the other.
    case .and(let a, let b), .or(let a, let b):
      a.columnsNotNullWhereValue.intersection(b.columnsNotNullWhereValue)
    case .constant, .isNull, .isTrue, .caseWhen, .coalesce, .call: []
    }
  }
}
