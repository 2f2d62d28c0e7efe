import Engine

/// Expressions without columns become constants; a filter that is always true goes.
enum ConstantFolding: OptimizerRule {
  static let name = "constant-folding"

  static func apply(_ plan: LogicalPlan, required: Set<ColumnID>) -> LogicalPlan {
    let folded = plan.mapInputs { apply($0, required: required) }.mapExpressions(fold)
    if case .filter(let input, .constant(.bool(true), _)) = folded { return input }
    return folded
  }

  static func fold(_ expression: BoundExpression) -> BoundExpression {
    expression.mapped { part in
      if case .constant = part { return part }
      guard part.isConstant, !part.divides else { return nil }
      // A fault stays where it is: it may lie in a branch that no row takes.
      guard let value = try? part.constantValue() else { return nil }
      return .constant(value, part.type)
    }
  }
}

extension BoundExpression {
  /// Whether a division by zero may have to be reported.
  var divides: Bool {
    if case .arithmetic(let op, _, _, _, _) = self,
      op == .divide || op == .integerDivide || op == .modulo
    {
      return true
    }
    return children.contains { $0.divides }
  }
}
