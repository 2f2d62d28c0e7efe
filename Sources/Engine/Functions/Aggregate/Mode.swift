extension AggregateFunction {
  static let mode = AggregateFunction(
    name: "MODE", signatureHelp: "MODE(value)",
    summary: "The most frequent value that is not NULL; of several the one that came first.",
    example: Example("MODE('a')", gives: "a"),
    spelling: [.postgres: "mode() WITHIN GROUP (ORDER BY $1)"],
    resolve: { $0.count == 1 ? Resolution(arguments: $0, result: $0[0]) : nil },
    makeState: { ModeState($0.arguments[0].type) })
}

/// Counts each group's distinct values.
private final class ModeState: AggregateState {
  private let type: DataType
  private let table: GroupTable
  private let counts = StateArray<Int64>()
  private let pairs: UnsafeMutablePointer<UInt32>
  private var groupCount = 0

  init(_ type: DataType) {
    self.type = type
    table = GroupTable([.int64, type])
    pairs = .allocate(capacity: Chunk.capacity)
  }

  deinit { pairs.deallocate() }

  var byteCount: Int { table.byteCount + counts.byteCount }

  func reserve(groupCount: Int) { self.groupCount = groupCount }

  func update(
    groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]
  ) throws(EngineFault) {
    try add(groups, arguments[0]) { _ in 1 }
  }

  private func add(
    _ groups: UnsafePointer<UInt32>, _ vector: Vector, times: (Int) -> Int64
  ) throws(EngineFault) {
    if vector.type == .null { return }
    let numbers = Output(Int64.self, count: vector.count)
    for row in 0..<vector.count { numbers.values[row] = Int64(groups[row]) }
    try table.add([numbers.vector(.int64, .i64), vector], rowCount: vector.count, to: pairs)
    counts.reserve(table.groupCount)
    for row in 0..<vector.count where vector.isValid(row) {
      counts.base[Int(pairs[row])] += times(row)
    }
  }

  func merge(
    _ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int
  ) throws(EngineFault) {
    let later = sameKind(later, as: ModeState.self)
    var first = 0
    while first < later.table.groupCount {
      let count = min(Chunk.capacity, later.table.groupCount - first)
      let keys = later.table.keys(from: first, count: count)
      let theirs = keys[0].widened()
      let ours = SelectionVector(capacity: count) { target in
        for row in 0..<count { target[row] = groups[Int(theirs.pointer(Int64.self)[row])] }
        return count
      }
      try add(ours.rows, keys[1]) { later.counts.base[first + $0] }
      first += count
    }
  }

  func results(_ groups: UnsafeBufferPointer<UInt32>, _: Cancellation) -> Vector {
    var best = [Int](repeating: -1, count: groupCount)
    let keys = table.keys(from: 0, count: table.groupCount)
    let numbers = keys[0].widened()
    for pair in 0..<table.groupCount where counts.base[pair] > 0 {
      let group = Int(numbers.pointer(Int64.self)[pair])
      if best[group] < 0 || counts.base[pair] > counts.base[best[group]] { best[group] = pair }
    }
    let matched = Validity(rowCount: groups.count, repeating: true)
    let selection = SelectionVector(capacity: groups.count) { target in
      for (row, group) in groups.enumerated() {
        if best[Int(group)] < 0 { matched.setNull(row) }
        target[row] = UInt32(max(best[Int(group)], 0))
      }
      return groups.count
    }
    return keys[1].gather(selection, matched: matched.nullCount == 0 ? nil : matched)
  }
}
