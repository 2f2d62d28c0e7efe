import Engine

/// Conditions move down to where their columns come from: below projections, sorts and grouping,
/// into the sides of a join, into the condition of an inner join.
enum PredicatePushdown: OptimizerRule {
  static let name = "predicate-pushdown"

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    push([], into: plan)
  }

  /// `plan` with the rows that fulfil all of `terms`, which are over its columns.
  private static func push(_ terms: [BoundExpression], into plan: LogicalPlan) -> LogicalPlan {
    switch plan {
    // Only rows that an ASSERT has seen may be dropped.
    case .filter(let input, let condition) where condition.asserts:
      return filtered(.filter(push([], into: input), condition), terms)
    case .filter(let input, let condition):
      // The inner condition comes first: it may guard the outer one against faults.
      return push(condition.conjuncts + terms, into: input)
    case .project(let input, let computed):
      return pushBelow(terms, computed) { .project(push($0, into: input), computed) }
    case .sort(let input, let keys):
      return .sort(push(terms, into: input), keys)
    case .aggregate(let input, let keys, let aggregates) where !keys.isEmpty:
      return pushBelow(terms, keys) {
        .aggregate(push($0, into: input), keys: keys, aggregates: aggregates)
      }
    case .join(let join):
      return push(terms, into: join)
    case .unionAll(let inputs, let columns):
      return .unionAll(
        inputs.map { input in
          let names = Dictionary(
            uniqueKeysWithValues: zip(columns.map(\.id), input.columns.map(\.reference)))
          return push(terms.map { $0.substituting(names) }, into: input)
        }, columns: columns)
    case .window(let input, let windows):
      let (whole, others) = split(terms, windows)
      return filtered(.window(push(whole, into: input), windows), others)
    case .scan, .values, .aggregate, .apply, .limit:
      return filtered(plan.mapInputs { push([], into: $0) }, terms)
    }
  }

  /// Terms that a partition of each window fulfils as a whole or not at all, and the others, which
  /// below the windows would take rows from their frames.
  private static func split(
    _ terms: [BoundExpression], _ windows: [ComputedWindow]
  ) -> (whole: [BoundExpression], others: [BoundExpression]) {
    let partition = windows.map { ColumnSet($0.partitionBy.compactMap(\.plainColumn)) }
    var split: (whole: [BoundExpression], others: [BoundExpression]) = ([], [])
    for term in terms {
      let isWhole = !term.canFail && partition.allSatisfy { term.columnIDs.isSubset(of: $0) }
      if isWhole { split.whole.append(term) } else { split.others.append(term) }
    }
    return split
  }

  static func filtered(_ plan: LogicalPlan, _ terms: [BoundExpression]) -> LogicalPlan {
    terms.isEmpty ? plan : .filter(plan, .all(terms))
  }

  /// Terms over plain columns go below; the others stay above. A term that can fault never
  /// overtakes one that stays, which may guard it.
  private static func pushBelow(
    _ terms: [BoundExpression], _ computed: [Computed],
    _ node: ([BoundExpression]) -> LogicalPlan
  ) -> LogicalPlan {
    var names: [ColumnID: BoundExpression] = [:]
    for item in computed {
      if case .column = item.expression { names[item.column.id] = item.expression }
    }
    var below: [BoundExpression] = []
    var above: [BoundExpression] = []
    for term in terms {
      let isPlain = term.columnIDs.ids.allSatisfy { names[$0] != nil }
      if isPlain, !term.canFail || above.isEmpty && below.allSatisfy({ !$0.canFail }) {
        below.append(term.substituting(names))
      } else {
        above.append(term)
      }
    }
    return filtered(node(below), above)
  }

  private static func push(
    _ terms: [BoundExpression], into join: LogicalJoin
  ) -> LogicalPlan {
    let left = ColumnSet(join.left.columns.map(\.id))
    let right = ColumnSet(join.right.columns.map(\.id))
    var toLeft: [BoundExpression] = []
    var toRight: [BoundExpression] = []
    var joining = join.kind == .inner ? join.condition?.conjuncts ?? [] : []
    var above: [BoundExpression] = []
    // The conditions of an inner join are filters like any other.
    for term in joining + terms {
      let isOwn = joining.contains { $0.isSame(as: term) }
      let columns = term.columnIDs
      if term.canFail {
        if !isOwn { above.append(term) }
      } else if columns.isSubset(of: left), join.kind.keepsLeftRows {
        toLeft.append(term)
        joining.removeAll { $0.isSame(as: term) }
      } else if columns.isSubset(of: right), join.kind.keepsRightRows {
        toRight.append(term)
        joining.removeAll { $0.isSame(as: term) }
      } else if join.kind == .inner {
        if !isOwn { joining.append(term) }
      } else {
        above.append(term)
      }
    }
    let condition = join.kind == .inner ? joining.isEmpty ? nil : .all(joining) : join.condition
    let pushed = join.over(
      push(toLeft, into: join.left), push(toRight, into: join.right), on: condition)
    return filtered(pushed, above)
  }
}

extension JoinPlan.Kind {
  /// Whether a condition on left (right) columns may be asked before the join.
  fileprivate var keepsLeftRows: Bool { self != .right && self != .full }
  fileprivate var keepsRightRows: Bool { self == .inner || self == .right }
}

extension BoundExpression {
  /// Columns replaced by what `names` says.
  func substituting(_ names: [ColumnID: BoundExpression]) -> BoundExpression {
    mapped { part in
      if case .column(let id, _) = part { names[id] } else { nil }
    }
  }
}
