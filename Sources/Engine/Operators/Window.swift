/// Window functions: keeps all rows, sorts their numbers by partition and order, computes each call
/// along the sorted rows, and gives the values back in the input's order.
final class WindowSink: Breaker {
  let output = RowsSource()
  private let plan: WindowPlan
  private let types: [DataType]
  private let context: ExecutionContext
  private let charge: MemoryCharge

  init(_ plan: WindowPlan, _ types: [DataType], _ context: ExecutionContext) {
    self.plan = plan
    self.types = types
    self.context = context
    charge = MemoryCharge(context.memory)
  }

  var needsFixedLanes: Bool { false }

  func makeState() -> any SinkState { WindowState(types, context) }

  func finish(_ state: (any SinkState)?) throws(EngineFault) {
    guard let state = state as? WindowState else { return }
    try context.cancellation.check()
    let rows = try state.collector.rows(context.cancellation)
    // Sorted row numbers and their inverse, the keys of the sort, the peers.
    try charge.add(rows.rowCount * 48)
    var vectors = rows.vectors
    let order = try WindowOrder(
      try evaluate(plan.partitionBy, rows), try orderColumns(rows), rowCount: rows.rowCount,
      context.cancellation)
    let windowRows = try WindowRows(order, context.cancellation)
    let inverse = order.rows.inverse
    for call in plan.calls {
      try context.cancellation.check()
      let values = try self.values(of: call, rows, order, windowRows)
      vectors.append(try values.gather(inverse, context.cancellation))
    }
    output.set(Chunk(vectors, rowCount: rows.rowCount))
  }

  private func orderColumns(_ rows: Chunk) throws(EngineFault) -> [SortOrder.Column] {
    let vectors = try evaluate(plan.orderBy.map(\.expression), rows)
    return zip(plan.orderBy, vectors).map { key, vector in
      SortOrder.Column(
        vector: vector, isDescending: key.isDescending, nullsFirst: key.nullsFirst,
        isVietnamese: key.isVietnamese)
    }
  }

  /// The expressions over all rows, a chunk at a time.
  private func evaluate(
    _ expressions: [BoundExpression], _ rows: Chunk
  ) throws(EngineFault) -> [Vector] {
    let nodes = expressions.map { ExpressionCompiler.compile($0) }
    let collector = RowCollector(expressions.map(\.type), context.memory)
    var start = 0
    while start < rows.rowCount {
      let count = min(Chunk.capacity, rows.rowCount - start)
      let chunk = rows.slice(start, count: count)
      try collector.add(try nodes.evaluate(chunk, context), rowCount: count)
      start += count
    }
    return try collector.rows(context.cancellation).vectors
  }

  /// The values of one call, in sorted order.
  private func values(
    of call: WindowCall, _ rows: Chunk, _ order: WindowOrder, _ windowRows: WindowRows
  ) throws(EngineFault) -> Vector {
    var windowRows = windowRows
    windowRows.frame = call.frame
    let arguments = try evaluate(call.arguments, rows).map { (argument) throws(EngineFault) in
      try argument.gather(order.rows, context.cancellation)
    }
    windowRows.arguments = arguments
    switch call.function {
    case .window(let function):
      return try function.kernel(windowRows, call.type)
    case .aggregate(let function):
      let filter = try call.filter.map { (filter) throws(EngineFault) in
        try evaluate([filter], rows)[0].gather(order.rows)
      }
      return try FrameAggregate(call, function, context).values(windowRows, filter: filter)
    }
  }
}

private final class WindowState: SinkState {
  let collector: RowCollector

  init(_ types: [DataType], _ context: ExecutionContext) {
    collector = RowCollector(types, context.memory)
  }

  func add(_ chunk: Chunk) throws(EngineFault) {
    try collector.add(chunk.vectors, rowCount: chunk.rowCount)
  }

  func merge(_ later: any SinkState) throws(EngineFault) {
    guard let later = later as? WindowState else { preconditionFailure("lanes of one kind") }
    try collector.merge(later.collector)
  }
}

extension SelectionVector {
  /// For each row number its place in this permutation.
  fileprivate var inverse: SelectionVector {
    SelectionVector(capacity: count) { places in
      for place in 0..<count { places[self[place]] = UInt32(place) }
      return count
    }
  }
}
