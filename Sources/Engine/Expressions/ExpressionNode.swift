/// A compiled expression: one virtual call a node and chunk, kernels below it.
///
/// Nodes keep caches, so each worker compiles its own.
class ExpressionNode {
  let type: DataType
  /// Whether a row can end the query with a fault, or warn: then it is asked only for rows that
  /// need it.
  let canFail: Bool
  /// Positions of the columns below this node.
  let columns: Set<Int>

  init(_ expression: BoundExpression) {
    type = expression.type
    canFail = expression.canFail
    columns = expression.columns
  }

  /// A vector of `chunk.rowCount` rows.
  func evaluate(_ chunk: Chunk, _ context: ExecutionContext) throws(EngineFault) -> Vector {
    preconditionFailure("a node without evaluate")
  }

  /// For a BOOL node: the rows for which it is TRUE; nil where these are all.
  func selection(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> SelectionVector? {
    try evaluate(chunk, context).trueRows()
  }

  /// The values for some rows (nil: all). A node that cannot fail is asked for the whole chunk,
  /// which costs less than gathering its columns.
  final func evaluate(
    _ chunk: Chunk, rows: SelectionVector?, _ context: ExecutionContext
  ) throws(EngineFault) -> PartialVector {
    guard canFail, let rows, rows.count < chunk.rowCount else {
      return PartialVector(vector: try evaluate(chunk, context), rows: rows, isDense: false)
    }
    let nothing = Vector.nulls(.null, count: rows.count)
    let part = Chunk(
      chunk.vectors.indices.map { position in
        columns.contains(position) ? chunk[position].gather(rows) : nothing
      }, rowCount: rows.count)
    return PartialVector(vector: try evaluate(part, context), rows: rows, isDense: true)
  }
}

/// Values for some rows of a chunk: one a row of `rows` where dense, else one a row of the chunk.
struct PartialVector {
  let vector: Vector
  let rows: SelectionVector?
  let isDense: Bool
}

final class ColumnNode: ExpressionNode {
  private let position: Int

  init(_ expression: BoundExpression, position: Int) {
    self.position = position
    super.init(expression)
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    chunk[position]
  }
}

final class ConstantNode: ExpressionNode {
  let value: Value
  private let rows: Vector
  /// That of the one text, for a STRING.
  var dictionary: TextDictionary? { rows.dictionary }

  init(_ value: Value, _ type: DataType) {
    self.value = value
    rows = Vector.constant(value, type, count: Chunk.capacity)
    super.init(.constant(value, type))
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    chunk.rowCount <= rows.count
      ? rows.slice(0, count: chunk.rowCount) : .constant(value, type, count: chunk.rowCount)
  }
}
