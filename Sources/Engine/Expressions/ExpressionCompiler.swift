/// Turns expressions into nodes. Constants are folded here too, so that a plan without an optimizer
/// computes them once.
enum ExpressionCompiler {
  static func compile(_ expression: BoundExpression) -> ExpressionNode {
    if let value = expression.foldedValue { return ConstantNode(value, expression.type) }
    return node(expression)
  }

  static func compile(_ expressions: [BoundExpression]) -> [ExpressionNode] {
    expressions.map(compile)
  }

  /// The node of the expression itself, not folded.
  static func node(_ expression: BoundExpression) -> ExpressionNode {
    switch expression {
    case .column(let position, _): ColumnNode(expression, position: position)
    case .constant(let value, let type): ConstantNode(value, type)
    case .compare(let comparison, let left, let right):
      CompareNode(expression, comparison, compile(left), compile(right))
    case .and(let left, let right):
      LogicNode(expression, isAnd: true, compile(left), compile(right))
    case .or(let left, let right):
      LogicNode(expression, isAnd: false, compile(left), compile(right))
    case .not(let operand): TruthNode(expression, .not, compile(operand))
    case .isNull(let operand): TruthNode(expression, .isNull, compile(operand))
    case .isTrue(let operand): TruthNode(expression, .isTrue, compile(operand))
    case .arithmetic(let operation, let left, let right, _, let origin):
      ArithmeticNode(expression, operation, compile(left), compile(right), origin)
    case .negate(let operand, let origin): NegateNode(expression, compile(operand), origin)
    case .ratio(let numerator, let denominator, let origin):
      RatioNode(expression, compile(numerator), compile(denominator), origin)
    case .shiftDate(let date, let months, let days, let origin):
      DateShiftNode(
        expression, compile(date), months: compile(months), days: compile(days), origin)
    case .inSet(let operand, let values): InSetNode(expression, compile(operand), values)
    case .like(let operand, let pattern, let escape, let ignoresCase, let origin):
      LikeNode(
        expression, compile(operand), pattern: compile(pattern), escape: escape,
        ignoresCase: ignoresCase, origin)
    case .caseWhen(let branches, let otherwise, let type):
      CaseNode(
        expression, branches.map { (compile($0.when), compile($0.then, as: type)) },
        otherwise: compile(otherwise, as: type))
    case .coalesce(let operands, let type):
      CoalesceNode(expression, operands.map { compile($0, as: type) })
    case .cast(let operand, let type, let isTry, let origin):
      CastNode(expression, compile(operand), Cast(type: type, isTry: isTry, origin: origin))
    case .call(let function, let arguments, _, let origin):
      CallNode(expression, function, compile(arguments), origin)
    }
  }

  /// A branch, whose numbers must lie at the scale of the whole.
  private static func compile(_ branch: BoundExpression, as type: DataType) -> ExpressionNode {
    let isAlike =
      branch.type == .null
      || (branch.type.decimalScale == type.decimalScale
        && (branch.type == .float64) == (type == .float64))
    return compile(isAlike ? branch : .cast(branch, to: type, isTry: false, 0))
  }
}
