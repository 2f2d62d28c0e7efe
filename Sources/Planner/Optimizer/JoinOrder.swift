import Engine

/// Inner joins run in the order that keeps what flows between them small, not in that of the text:
/// `FROM a, b, c` would pair every a with every b where only c connects them.
///
/// Greedy: of all parts the two whose join is estimated to give the fewest rows are joined first,
/// parts without a common condition last (Fegaras, "A New Heuristic for Optimizing Large Queries",
/// DEXA 1998).
enum JoinOrder: OptimizerRule {
  static let name = "join-order"
  /// Each step looks at all pairs of parts.
  private static let mostParts = 32

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    switch plan {
    case .join(let join):
      var (parts, terms) = ([LogicalPlan](), [BoundExpression]())
      collect(join, &parts, &terms)
      guard (3...mostParts).contains(parts.count) else {
        return plan.mapInputs { apply($0, required: required) }
      }
      return ordered(parts.map { apply($0, required: required) }, terms)
    case .unionAll(let inputs, let columns):
      return .unionAll(
        inputs.map { input in
          // Positions carry the meaning here, and an ordered join gives its columns anew.
          let own = input.columns.map { Computed(id: $0.id, $0.reference) }
          let changed = apply(input, required: required)
          return changed.columns == input.columns ? changed : .project(changed, own)
        }, columns: columns)
    default:
      return plan.mapInputs { apply($0, required: required) }
    }
  }

  /// The inputs and conditions of a tree of inner joins. A join whose rows are counted keeps its
  /// sides, and a condition that can fail must not meet other rows than it was written for.
  private static func collect(
    _ join: LogicalJoin, _ parts: inout [LogicalPlan], _ terms: inout [BoundExpression]
  ) {
    guard join.isFree else { return parts.append(.join(join)) }
    for side in [join.left, join.right] {
      if case .join(let inner) = side {
        collect(inner, &parts, &terms)
      } else {
        parts.append(side)
      }
    }
    terms += join.condition?.conjuncts ?? []
  }

  private static func ordered(
    _ parts: [LogicalPlan], _ terms: [BoundExpression]
  ) -> LogicalPlan {
    var parts = parts.map(JoinPart.init)
    var terms = terms.map(JoinTerm.init)
    while parts.count > 1 {
      let (first, second) = cheapest(parts, terms)
      let columns = parts[first].columns.union(parts[second].columns)
      let own = terms.filter { $0.columns.isSubset(of: columns) }
      terms.removeAll { $0.columns.isSubset(of: columns) }
      let joined = parts[first].joined(with: parts[second], on: own)
      parts.remove(at: second)
      parts[first] = joined
    }
    return parts[0].plan
  }

  private static func cheapest(
    _ parts: [JoinPart], _ terms: [JoinTerm]
  ) -> (Int, Int) {
    var best = (0, 1)
    var least: (isCross: Bool, rows: Double)?
    for first in parts.indices {
      for second in (first + 1)..<parts.count {
        let own = parts[first].connecting(terms, parts[second])
        let rows = parts[first].rows(with: parts[second], on: own)
        let isCross = own.isEmpty
        if let least, (least.isCross ? 1 : 0, least.rows) <= (isCross ? 1 : 0, rows) { continue }
        least = (isCross, rows)
        best = (first, second)
      }
    }
    return best
  }
}

extension LogicalJoin {
  fileprivate var isFree: Bool {
    kind == .inner && id == nil && condition?.canFail != true
  }
}

/// A plan that is joined as a whole, and how many rows it may give.
private struct JoinPart {
  let plan: LogicalPlan
  let columns: ColumnSet
  let rowCount: Double

  init(_ plan: LogicalPlan) {
    self.init(plan, rowCount: Statistics.rowCount(plan))
  }

  private init(_ plan: LogicalPlan, rowCount: Double) {
    self.plan = plan
    columns = ColumnSet(plan.columns.map(\.id))
    self.rowCount = max(rowCount, 1)
  }

  /// The terms that read columns of both parts and of no other.
  func connecting(_ terms: [JoinTerm], _ other: JoinPart) -> [JoinTerm] {
    let both = columns.union(other.columns)
    return terms.filter { term in
      term.columns.isSubset(of: both) && !term.columns.isSubset(of: columns)
        && !term.columns.isSubset(of: other.columns)
    }
  }

  func rows(with other: JoinPart, on terms: [JoinTerm]) -> Double {
    terms.reduce(rowCount * other.rowCount) { rows, term in
      rows * Statistics.selectivity(of: term.expression, in: [plan, other.plan])
    }
  }

  func joined(with other: JoinPart, on terms: [JoinTerm]) -> JoinPart {
    let condition = terms.isEmpty ? nil : BoundExpression.all(terms.map(\.expression))
    let join = LogicalJoin(kind: .inner, left: plan, right: other.plan, condition: condition)
    return JoinPart(.join(join), rowCount: rows(with: other, on: terms))
  }
}

private struct JoinTerm {
  let expression: BoundExpression
  let columns: ColumnSet

  init(_ expression: BoundExpression) {
    self.expression = expression
    columns = expression.columnIDs
  }
}
