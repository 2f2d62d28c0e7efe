/// Computes each output column from the input's.
final class ProjectOperator: StreamingOperator {
  private let expressions: [ExpressionNode]
  private let context: ExecutionContext
  private var output: Chunk?

  init(_ expressions: [BoundExpression], _ context: ExecutionContext) {
    self.expressions = expressions.map { ExpressionCompiler.compile($0) }
    self.context = context
  }

  func push(_ chunk: Chunk) throws(EngineFault) {
    output = Chunk(try expressions.evaluate(chunk, context), rowCount: chunk.rowCount)
  }

  func next() -> Chunk? {
    defer { output = nil }
    return output
  }
}

extension [ExpressionNode] {
  func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> [Vector] {
    var vectors: [Vector] = []
    vectors.reserveCapacity(count)
    for node in self { vectors.append(try node.evaluate(chunk, context)) }
    return vectors
  }
}
