/// ORDER BY: keeps all rows and their keys, sorts row numbers by normalised keys, gathers once.
final class SortSink: Breaker {
  let output = RowsSource()
  private let keys: [SortKey]
  private let types: [DataType]
  private let context: ExecutionContext
  private let charge: MemoryCharge

  init(_ keys: [SortKey], _ types: [DataType], _ context: ExecutionContext) {
    self.keys = keys
    self.types = types
    self.context = context
    charge = MemoryCharge(context.memory)
  }

  var needsFixedLanes: Bool { false }

  func makeState() -> any SinkState { SortState(keys, types, context) }

  func finish(_ state: (any SinkState)?) throws(EngineFault) {
    guard let state = state as? SortState else { return }
    try context.cancellation.check()
    let rows = try state.rows.sorted(charge)
    output.set(rows.gathered)
  }
}

private final class SortState: SinkState {
  let rows: KeyedRows

  init(_ keys: [SortKey], _ types: [DataType], _ context: ExecutionContext) {
    rows = KeyedRows(keys, types, context)
  }

  func add(_ chunk: Chunk) throws(EngineFault) { try rows.add(chunk) }

  func merge(_ later: any SinkState) throws(EngineFault) {
    guard let later = later as? SortState else { preconditionFailure("lanes of one kind") }
    try rows.merge(later.rows)
  }
}

/// Rows with the values of their sort keys, which follow them as further columns.
final class KeyedRows {
  private let keys: [SortKey]
  private let keyNodes: [ExpressionNode]
  private let types: [DataType]
  private let context: ExecutionContext
  private var collector: RowCollector

  init(_ keys: [SortKey], _ types: [DataType], _ context: ExecutionContext) {
    self.keys = keys
    keyNodes = keys.map { ExpressionCompiler.compile($0.expression) }
    self.types = types
    self.context = context
    collector = RowCollector(types + keys.map(\.expression.type), context.memory)
  }

  var rowCount: Int { collector.rowCount }

  func add(_ chunk: Chunk) throws(EngineFault) {
    try collector.add(
      chunk.vectors + keyNodes.evaluate(chunk, context), rowCount: chunk.rowCount)
  }

  func keyVector(_ key: Int, of chunk: Chunk) throws(EngineFault) -> Vector {
    try keyNodes[key].evaluate(chunk, context)
  }

  func merge(_ later: KeyedRows) throws(EngineFault) { try collector.merge(later.collector) }

  /// All rows in order, charged to `charge`; this object is empty afterwards.
  ///
  /// - Parameter most: rows to keep; nil for all.
  func sorted(
    _ charge: MemoryCharge, most: Int? = nil
  ) throws(EngineFault) -> (gathered: Chunk, keyed: Chunk) {
    let all = try collector.rows(context.cancellation)
    // Keys of 16 bytes, row numbers, and the gathered copy.
    try charge.add(all.byteCount + all.rowCount * 40)
    let columns = keys.indices.map { index in
      SortOrder.Column(
        vector: all[types.count + index], isDescending: keys[index].isDescending,
        nullsFirst: keys[index].nullsFirst, isVietnamese: keys[index].isVietnamese)
    }
    let order = try SortOrder(columns, rowCount: all.rowCount, context.cancellation).sorted()
    let kept = order.prefix(most ?? all.rowCount)
    let keyed = try all.gather(kept, context.cancellation)
    collector = RowCollector(types + keys.map(\.expression.type), context.memory)
    return (
      Chunk(Array(keyed.vectors.prefix(types.count)), rowCount: keyed.rowCount), keyed
    )
  }

  /// Starts again with rows that `sorted` gave.
  func restart(_ keyed: Chunk) throws(EngineFault) {
    try collector.add(keyed.vectors, rowCount: keyed.rowCount)
  }
}

extension SelectionVector {
  /// The first rows, as many as there are up to `most`.
  func prefix(_ most: Int) -> SelectionVector {
    if most >= count { return self }
    return SelectionVector(capacity: most) { target in
      target.update(from: rows, count: most)
      return most
    }
  }
}
