/// Keeps the rows for which the condition is TRUE, gathered into a dense chunk.
final class FilterOperator: StreamingOperator {
  private let condition: ExpressionNode
  private let context: ExecutionContext
  private var output: Chunk?

  init(_ condition: BoundExpression, _ context: ExecutionContext) {
    self.condition = ExpressionCompiler.compile(condition)
    self.context = context
  }

  func push(_ chunk: Chunk) throws(EngineFault) {
    output = try chunk.kept(by: condition, context)
  }

  func next() -> Chunk? {
    defer { output = nil }
    return output
  }
}

extension Chunk {
  /// The rows for which `condition` is TRUE; nil where there are none.
  func kept(
    by condition: ExpressionNode, _ context: ExecutionContext
  ) throws(EngineFault) -> Chunk? {
    guard let selection = try condition.selection(self, context) else { return self }
    if selection.count == 0 { return nil }
    return selection.count == rowCount ? self : gather(selection)
  }
}
