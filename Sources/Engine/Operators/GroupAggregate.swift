/// One aggregate of a GROUP BY in a lane: evaluates filter and arguments, and gives the state runs
/// of equal groups where the rows come in such runs.
final class GroupAggregate {
  let state: any AggregateState
  private let runState: (any RunAggregateState)?
  private let arguments: [ExpressionNode]
  private let filter: ExpressionNode?

  init(_ call: AggregateCall) {
    state = call.makeState()
    runState = state as? any RunAggregateState
    arguments = call.arguments.map { ExpressionCompiler.compile($0) }
    filter = call.filter.map { ExpressionCompiler.compile($0) }
  }

  /// - Parameter runs: of `groups`, found once for all aggregates.
  func add(
    _ chunk: Chunk, _ groups: UnsafePointer<UInt32>, _ runs: GroupRuns?, _ context: ExecutionContext
  ) throws(EngineFault) {
    guard let selection = try filter?.selection(chunk, context) else {
      let vectors = try arguments.evaluate(chunk, context)
      return try update(groups, runs, chunk.rowCount, vectors)
    }
    if selection.count == 0 { return }
    // Arguments see only rows that count: an error in others must not surface.
    var vectors: [Vector] = []
    for argument in arguments {
      let part = try argument.evaluate(chunk, rows: selection, context)
      vectors.append(part.isDense ? part.vector : part.vector.gather(selection))
    }
    let kept = SelectionVector(capacity: selection.count) { target in
      for index in 0..<selection.count { target[index] = groups[selection[index]] }
      return selection.count
    }
    let keptRuns = runState == nil ? nil : GroupRuns.find(kept.rows, rowCount: selection.count)
    try update(kept.rows, keptRuns, selection.count, vectors)
  }

  private func update(
    _ groups: UnsafePointer<UInt32>, _ runs: GroupRuns?, _ rowCount: Int, _ vectors: [Vector]
  ) throws(EngineFault) {
    guard let runs, let runState else {
      return try state.update(groups: groups, rowCount: rowCount, arguments: vectors)
    }
    var start = 0
    for end in runs.ends {
      try runState.update(group: Int(groups[start]), rows: start..<end, arguments: vectors)
      start = end
    }
  }

  func results(
    _ groups: [UInt32], _ cancellation: Cancellation
  ) throws(EngineFault) -> Vector {
    try state.results(of: groups, cancellation)
  }
}

/// Rows that come in few runs of one group each: then a run is summed straight, and no state is
/// read and written once a row (a load that waits for the store before it).
struct GroupRuns {
  let ends: [Int]

  private static let probed = 256
  private static let most = 32

  /// nil where there are too many: more than 8 changes in the first 256 rows, or 32 in all.
  static func find(_ groups: UnsafePointer<UInt32>, rowCount: Int) -> GroupRuns? {
    if changes(groups, upTo: min(probed, rowCount)) > probed / most { return nil }
    if changes(groups, upTo: rowCount) > most { return nil }
    var ends: [Int] = []
    for row in 1..<max(rowCount, 1) where groups[row] != groups[row - 1] { ends.append(row) }
    if rowCount > 0 { ends.append(rowCount) }
    return GroupRuns(ends: ends)
  }

  private static func changes(_ groups: UnsafePointer<UInt32>, upTo rowCount: Int) -> Int {
    var changes: UInt32 = 0
    for row in 1..<max(rowCount, 1) { changes &+= UInt32(bit(groups[row] != groups[row - 1])) }
    return Int(changes)
  }
}
