/// `AGG(DISTINCT …)`: keeps each group's distinct arguments, which are given to the aggregate at
/// the end. So lanes merge without counting a value twice, and sums are added in one order.
final class DistinctState: AggregateState {
  private let table: GroupTable
  private let makeInner: () -> any AggregateState
  /// The aggregate fed with all values so far: results are asked for in parts.
  private var answer: (any AggregateState)?
  private var groupCount = 0
  private let pairs: UnsafeMutablePointer<UInt32>

  init(_ call: AggregateCall, _ makeInner: @escaping () -> any AggregateState) {
    table = GroupTable([.int64] + call.arguments.map(\.type))
    self.makeInner = makeInner
    pairs = .allocate(capacity: Chunk.capacity)
  }

  deinit { pairs.deallocate() }

  var byteCount: Int { table.byteCount }

  func reserve(groupCount: Int) { self.groupCount = groupCount }

  func update(
    groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]
  ) throws(EngineFault) {
    answer = nil
    let output = Output(Int64.self, count: rowCount)
    for row in 0..<rowCount { output.values[row] = Int64(groups[row]) }
    try table.add([output.vector(.int64, .i64)] + arguments, rowCount: rowCount, to: pairs)
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int)
    throws(EngineFault)
  {
    try sameKind(later, as: DistinctState.self).forEachChunk {
      (theirs, rowCount, arguments) throws(EngineFault) in
      let ours = SelectionVector(capacity: rowCount) { target in
        for row in 0..<rowCount { target[row] = groups[Int(theirs[row])] }
        return rowCount
      }
      try update(groups: ours.rows, rowCount: rowCount, arguments: arguments)
    }
  }

  func results(
    _ groups: UnsafeBufferPointer<UInt32>, _ cancellation: Cancellation
  ) throws(EngineFault) -> Vector {
    if let answer { return try answer.results(groups, cancellation) }
    let inner = makeInner()
    inner.reserve(groupCount: groupCount)
    try forEachChunk { (groups, rowCount, arguments) throws(EngineFault) in
      try cancellation.check()
      try inner.update(groups: groups, rowCount: rowCount, arguments: arguments)
    }
    answer = inner
    return try inner.results(groups, cancellation)
  }

  /// The distinct rows in the order in which they were first seen.
  private func forEachChunk(
    _ body: (UnsafePointer<UInt32>, Int, [Vector]) throws(EngineFault) -> Void
  ) throws(EngineFault) {
    var first = 0
    while first < table.groupCount {
      let count = min(Chunk.capacity, table.groupCount - first)
      var vectors = table.keys(from: first, count: count)
      let numbers = vectors.removeFirst().widened()
      let groups = SelectionVector(capacity: count) { target in
        let source = numbers.pointer(Int64.self)
        for row in 0..<count { target[row] = UInt32(source[row]) }
        return count
      }
      try body(groups.rows, count, vectors)
      first += count
    }
  }
}
