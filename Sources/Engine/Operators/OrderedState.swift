/// `AGG(… ORDER BY …)`: keeps the rows and gives them to the aggregate in order at the end.
final class OrderedState: AggregateState {
  private let types: [DataType]
  /// Positions among the arguments, the most significant first.
  private let keys: [(position: Int, order: AggregateOrder)]
  /// How many arguments, from the first, the aggregate itself sees.
  private let passedCount: Int
  private let makeInner: () -> any AggregateState
  private var groupCount = 0
  /// The group of each row, then its arguments.
  private var columns: [[Vector]]
  /// The aggregate fed with all rows so far.
  private var answer: (any AggregateState)?
  private(set) var byteCount = 0

  init(
    _ types: [DataType], keys: [(position: Int, order: AggregateOrder)], passing count: Int,
    to makeInner: @escaping () -> any AggregateState
  ) {
    self.types = types
    self.keys = keys
    passedCount = count
    self.makeInner = makeInner
    columns = Array(repeating: [], count: types.count + 1)
  }

  /// The last arguments of the call are its sort keys.
  convenience init(_ call: AggregateCall) {
    let count = call.arguments.count - call.order.count
    self.init(
      call.arguments.map(\.type),
      keys: call.order.enumerated().map { (count + $0.offset, $0.element) }, passing: count
    ) { call.function.makeState(call) }
  }

  func reserve(groupCount: Int) { self.groupCount = groupCount }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    answer = nil
    let numbers = Output(Int64.self, count: rowCount)
    for row in 0..<rowCount { numbers.values[row] = Int64(groups[row]) }
    let all = [numbers.vector(.int64, .i64)] + arguments
    byteCount += Chunk(all, rowCount: rowCount).byteCount
    for (column, vector) in all.enumerated() { columns[column].append(vector) }
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    let later = sameKind(later, as: OrderedState.self)
    for (part, numbers) in later.columns[0].enumerated() {
      let theirs = numbers.pointer(Int64.self)
      let ours = SelectionVector(capacity: numbers.count) { target in
        for row in 0..<numbers.count { target[row] = groups[Int(theirs[row])] }
        return numbers.count
      }
      update(
        groups: ours.rows, rowCount: numbers.count,
        arguments: later.columns.dropFirst().map { $0[part] })
    }
  }

  func results(
    _ groups: UnsafeBufferPointer<UInt32>, _ cancellation: Cancellation
  ) throws(EngineFault) -> Vector {
    let inner: any AggregateState
    if let answer { inner = answer } else { inner = try fed(cancellation) }
    answer = inner
    return try inner.results(groups, cancellation)
  }

  private func fed(_ cancellation: Cancellation) throws(EngineFault) -> any AggregateState {
    let inner = makeInner()
    inner.reserve(groupCount: groupCount)
    let all = try zip(columns, [.int64] + types).map { (parts, type) throws(EngineFault) in
      try Vector.concatenate(parts, type, cancellation)
    }
    let rowCount = all[0].count
    let order = try SortOrder(
      keys.map { key in
        SortOrder.Column(
          vector: all[key.position + 1], isDescending: key.order.isDescending,
          nullsFirst: key.order.nullsFirst, isVietnamese: key.order.isVietnamese)
      }, rowCount: rowCount, cancellation
    ).sorted()
    var first = 0
    while first < rowCount {
      try cancellation.check()
      let count = min(Chunk.capacity, rowCount - first)
      let rows = SelectionVector(capacity: count) { target in
        target.update(from: order.rows + first, count: count)
        return count
      }
      let numbers = all[0].gather(rows).widened()
      let groups = SelectionVector(capacity: count) { target in
        let source = numbers.pointer(Int64.self)
        for row in 0..<count { target[row] = UInt32(truncatingIfNeeded: source[row]) }
        return count
      }
      withExtendedLifetime(numbers) {}
      try inner.update(
        groups: groups.rows, rowCount: count,
        arguments: all[1..<(passedCount + 1)].map { $0.gather(rows) })
      first += count
    }
    return inner
  }
}
