/// An aggregate over the frame of each row. A frame that only grows is fed row by row; one that is
/// the whole partition is computed once; any other is fed anew.
struct FrameAggregate {
  private let call: AggregateCall
  private let frame: FrameBounds
  private let context: ExecutionContext

  init(_ call: WindowCall, _ function: AggregateFunction, _ context: ExecutionContext) {
    self.call = AggregateCall(
      function: function, arguments: call.arguments, order: call.order,
      isDistinct: call.isDistinct, type: call.type, origin: call.origin)
    frame = call.frame
    self.context = context
  }

  /// - Parameter filter: BOOL; rows for which it is not TRUE do not count.
  func values(_ rows: WindowRows, filter: Vector?) throws(EngineFault) -> Vector {
    let counted = CountedRows(filter, rowCount: rows.rowCount)
    let arguments =
      counted.selection.map { selection in
        rows.arguments.map { $0.gather(selection) }
      } ?? rows.arguments
    var results: [Vector] = []
    for partition in rows.partitions {
      try context.cancellation.check()
      results.append(try values(rows, partition, counted, arguments))
    }
    return try Vector.concatenate(results, call.type, context.cancellation)
  }

  private func values(
    _ rows: WindowRows, _ partition: Range<Int>, _ counted: CountedRows, _ arguments: [Vector]
  ) throws(EngineFault) -> Vector {
    if frame.start == .unboundedPreceding {
      return try growing(rows, partition, counted, arguments)
    }
    let state = call.makeState()
    state.reserve(groupCount: partition.count)
    for (group, row) in partition.enumerated() {
      if group % Chunk.capacity == 0 { try context.cancellation.check() }
      let range = counted.range(rows.frame(row, in: partition))
      if !range.isEmpty { try state.add(range, to: group, arguments) }
    }
    return try state.results(of: Array(0..<UInt32(partition.count)), context.cancellation)
  }

  /// Frames that start with the partition: one state, asked whenever the frame's end moves.
  private func growing(
    _ rows: WindowRows, _ partition: Range<Int>, _ counted: CountedRows, _ arguments: [Vector]
  ) throws(EngineFault) -> Vector {
    let state = call.makeState()
    state.reserve(groupCount: 1)
    var results: [Vector] = []
    var places: [Int] = []
    var end = partition.lowerBound
    for (step, row) in partition.enumerated() {
      if step % Chunk.capacity == 0 { try context.cancellation.check() }
      let next = rows.frame(row, in: partition).upperBound
      if next > end || results.isEmpty {
        let range = counted.range(end..<max(end, next))
        if !range.isEmpty { try state.add(range, to: 0, arguments) }
        results.append(try state.results(of: [0], context.cancellation))
        end = max(end, next)
      }
      places.append(results.count - 1)
    }
    return try Vector.concatenate(results, call.type, context.cancellation).gather(
      SelectionVector(places))
  }
}

/// Which rows a FILTER lets count, and where a range of rows begins and ends among them.
private struct CountedRows {
  /// nil: all.
  let selection: SelectionVector?
  /// How many rows before each row count; one longer than the rows.
  private let before: [Int]

  init(_ filter: Vector?, rowCount: Int) {
    guard let filter else {
      selection = nil
      before = []
      return
    }
    var before = [0]
    var rows: [Int] = []
    let values = filter.pointer(UInt8.self)
    for row in 0..<rowCount {
      if filter.isValid(row), values[row] != 0 { rows.append(row) }
      before.append(rows.count)
    }
    self.before = before
    selection = SelectionVector(rows)
  }

  func range(_ rows: Range<Int>) -> Range<Int> {
    selection == nil ? rows : before[rows.lowerBound]..<before[rows.upperBound]
  }
}

extension AggregateState {
  /// Adds the rows `rows` of the arguments to one group.
  func add(_ rows: Range<Int>, to group: Int, _ arguments: [Vector]) throws(EngineFault) {
    if let state = self as? any RunAggregateState {
      return try state.update(group: group, rows: rows, arguments: arguments)
    }
    let groups = SelectionVector([Int](repeating: group, count: rows.count))
    let part = SelectionVector(Array(rows))
    try update(
      groups: groups.rows, rowCount: rows.count, arguments: arguments.map { $0.gather(part) })
  }

  /// The results of these groups, in order.
  func results(
    of groups: [UInt32], _ cancellation: Cancellation
  ) throws(EngineFault) -> Vector {
    // No typed throw passes withUnsafeBufferPointer's closure as it stands.
    var result: Result<Vector, EngineFault>?
    groups.withUnsafeBufferPointer { pointer in
      do throws(EngineFault) {
        result = .success(try results(pointer, cancellation))
      } catch {
        result = .failure(error)
      }
    }
    return try result!.get()
  }
}
