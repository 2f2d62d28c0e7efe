import Engine

/// Expressions without columns become constants; a filter that is always true goes.
enum ConstantFolding: OptimizerRule {
  static let name = "constant-folding"

  static func apply(_ plan: LogicalPlan, required: ColumnSet) -> LogicalPlan {
    let folded = plan.mapInputs { apply($0, required: required) }.mapExpressions(fold)
    if case .filter(let input, .constant(.bool(true), _)) = folded { return input }
    return folded
  }

  static func fold(_ expression: BoundExpression) -> BoundExpression {
    expression.mapped { part in
      if case .constant = part { return part }
      // A fault stays where it is: it may lie in a branch that no row takes.
      return part.foldedValue.map { .constant($0, part.type) }
    }
  }
}
