import Engine

/// Constants and NOTs go out of conditions: `TRUE AND x` is `x`, `NOT (a < b)` is `a >= b`, and a
/// branch of CASE that no row can take is none.
enum LogicSimplification: OptimizerRule {
  static let name = "logic-simplification"

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    let simple = plan.mapInputs { apply($0, required: required) }.mapExpressions(simplified)
    switch simple {
    case .filter(let input, .constant(.bool(true), _)):
      return input
    case .join(let join):
      guard case .constant(.bool(true), _)? = join.condition else { return simple }
      return join.over(join.left, join.right, on: nil)
    default:
      return simple
    }
  }

  static func simplified(_ expression: BoundExpression) -> BoundExpression {
    expression.mapped { part in
      switch part {
      case .and(let a, let b): joined(simplified(a), simplified(b), neutral: true)
      case .or(let a, let b): joined(simplified(a), simplified(b), neutral: false)
      case .not(let a): negated(simplified(a))
      case .caseWhen(let branches, let otherwise, let type): choice(branches, otherwise, type)
      case .coalesce(let all, let type): first(of: all.map(simplified), type)
      default: nil
      }
    }
  }

  /// AND, whose neutral side is TRUE, or OR.
  private static func joined(
    _ a: BoundExpression, _ b: BoundExpression, neutral: Bool
  ) -> BoundExpression {
    for (side, other) in [(a, b), (b, a)] {
      guard case .constant(.bool(let value), _) = side else { continue }
      if value == neutral { return other }
      // What can fail on the left is asked first, and may fail.
      if !a.canFail { return side }
    }
    return neutral ? .and(a, b) : .or(a, b)
  }

  private static func negated(_ operand: BoundExpression) -> BoundExpression {
    switch operand {
    case .not(let inner): inner
    case .compare(let op, let a, let b): .compare(op.negated, a, b)
    default: .not(operand)
    }
  }

  private static func choice(
    _ branches: [(when: BoundExpression, then: BoundExpression)], _ otherwise: BoundExpression,
    _ type: DataType
  ) -> BoundExpression {
    var kept: [(when: BoundExpression, then: BoundExpression)] = []
    var last = otherwise
    for branch in branches {
      let when = simplified(branch.when)
      if case .constant(let value, _) = when {
        guard value == .bool(true) else { continue }
        last = branch.then
        break
      }
      kept.append((when, simplified(branch.then)))
    }
    return kept.isEmpty && last.type == type
      ? simplified(last) : .caseWhen(kept, otherwise: simplified(last), type)
  }

  /// COALESCE without NULLs, and up to the first that is none.
  private static func first(of all: [BoundExpression], _ type: DataType) -> BoundExpression {
    var kept: [BoundExpression] = []
    for item in all {
      guard case .constant(let value, _) = item else {
        kept.append(item)
        continue
      }
      if value == .null { continue }
      kept.append(item)
      break
    }
    guard let first = kept.first else { return .constant(.null, type) }
    return kept.count == 1 && first.type == type ? first : .coalesce(kept, type)
  }
}

extension ComparisonOperator {
  /// TRUE where this one is FALSE, and NULL where it is NULL: NaN has its place in the order.
  fileprivate var negated: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .same: .distinct
    case .distinct: .same
    }
  }
}
