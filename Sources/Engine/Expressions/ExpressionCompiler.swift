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
    default: preconditionFailure("not yet")
    }
  }
}
