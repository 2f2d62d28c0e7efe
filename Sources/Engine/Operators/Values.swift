/// Literal rows: one morsel, computed when it is opened.
final class ValuesSource: Source {
  private let rows: [[BoundExpression]]
  private let types: [DataType]
  private let context: ExecutionContext

  init(_ rows: [[BoundExpression]], types: [DataType], _ context: ExecutionContext) {
    precondition(rows.allSatisfy { $0.count == types.count })
    self.rows = rows
    self.types = types
    self.context = context
  }

  var morselCount: Int { rows.isEmpty ? 0 : 1 }

  func open(_ morsel: Int) throws(EngineFault) -> any ChunkReader {
    var vectors: [Vector] = []
    for (column, type) in types.enumerated() {
      let builder = ColumnBuilder(type: type)
      for row in rows { try append(row[column], to: builder) }
      vectors.append(builder.seal())
    }
    return SliceReader(Chunk(vectors, rowCount: rows.count))
  }

  private func append(
    _ expression: BoundExpression, to builder: ColumnBuilder
  ) throws(EngineFault) {
    if case .constant(let value, _) = expression { return builder.append(value) }
    let node = ExpressionCompiler.compile(expression)
    builder.append(try node.evaluate(Chunk([], rowCount: 1), context))
  }
}
