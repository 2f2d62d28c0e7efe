/// ORDER BY … LIMIT: the same rows as a stable sort and a cut.
///
/// Rows gather until they are many, are then sorted and cut to as many as can be in the result;
/// from then on, rows whose first key lies behind the last one kept are dropped before anything
/// else. Few rows pass that, and no text is compared across chunks with different dictionaries.
final class TopNSink: Breaker {
  let output = RowsSource()
  private let keys: [SortKey]
  private let count: Int
  private let skip: Int
  private let types: [DataType]
  private let context: ExecutionContext
  private let charge: MemoryCharge

  init(
    _ keys: [SortKey], count: Int, skip: Int, _ types: [DataType], _ context: ExecutionContext
  ) {
    precondition(count >= 0 && skip >= 0)
    self.keys = keys
    self.count = count
    self.skip = skip
    self.types = types
    self.context = context
    charge = MemoryCharge(context.memory)
  }

  var needsFixedLanes: Bool { false }

  func makeState() -> any SinkState {
    let (most, overflow) = count.addingReportingOverflow(skip)
    return TopNState(keys, most: overflow ? .max : most, types, context)
  }

  func finish(_ state: (any SinkState)?) throws(EngineFault) {
    guard let state = state as? TopNState, count > 0 else { return }
    let rows = try state.sorted(charge)
    let skipped = min(skip, rows.rowCount)
    output.set(rows.slice(skipped, count: rows.rowCount - skipped))
  }
}

private final class TopNState: SinkState {
  private let rows: KeyedRows
  private let most: Int
  private let firstKey: SortKey?
  private let context: ExecutionContext
  /// What the first key must not lie behind, once `most` rows are kept.
  private var threshold: Threshold?
  private static let leastBuffered = 16 * Chunk.capacity

  init(_ keys: [SortKey], most: Int, _ types: [DataType], _ context: ExecutionContext) {
    rows = KeyedRows(keys, types, context)
    self.most = most
    firstKey = keys.first
    self.context = context
  }

  func add(_ chunk: Chunk) throws(EngineFault) {
    var chunk = chunk
    if let threshold {
      let selection = threshold.keep(try rows.keyVector(0, of: chunk))
      if selection.count == 0 { return }
      if selection.count < chunk.rowCount { chunk = chunk.gather(selection) }
    }
    try rows.add(chunk)
    if rows.rowCount >= max(Self.leastBuffered, most.multipliedSaturating(by: 2)) { try cut() }
  }

  func merge(_ later: any SinkState) throws(EngineFault) {
    guard let later = later as? TopNState else { preconditionFailure("lanes of one kind") }
    try rows.merge(later.rows)
    if rows.rowCount >= max(Self.leastBuffered, most.multipliedSaturating(by: 2)) { try cut() }
  }

  private func cut() throws(EngineFault) {
    let (gathered, keyed) = try rows.sorted(MemoryCharge(context.memory), most: most)
    try rows.restart(keyed)
    guard let firstKey, keyed.rowCount == most, most > 0 else { return }
    threshold = Threshold(
      keyed[gathered.vectors.count].slice(most - 1, count: 1), firstKey)
  }

  func sorted(_ charge: MemoryCharge) throws(EngineFault) -> Chunk {
    try rows.sorted(charge, most: most).gathered
  }
}

/// The first key of the last row kept, where its order is that of 64-bit integers.
private struct Threshold {
  private let key: SortKey
  private let last: Int64
  private let lastIsNull: Bool

  init?(_ last: Vector, _ key: SortKey) {
    guard last.dictionary == nil, last.layout != .i128, last.type != .null else { return nil }
    self.key = key
    lastIsNull = !last.isValid(0)
    self.last = Self.ordered(last, key)[0]
  }

  /// Integers in the order of the key.
  private static func ordered(_ vector: Vector, _ key: SortKey) -> [Int64] {
    let values = WordArray(zeros: vector.count)
    if vector.layout == .f64 {
      writeOrdered(vector.pointer(Double.self), to: values.integers, count: vector.count)
    } else {
      vector.write(to: values.integers)
    }
    let flip: Int64 = key.isDescending ? -1 : 0
    return (0..<vector.count).map { values.integers[$0] ^ flip }
  }

  /// Rows that may come before the last one kept; those that are equal came later, but further keys
  /// may put them before it.
  func keep(_ vector: Vector) -> SelectionVector {
    SelectionVector(capacity: vector.count) { target in
      guard vector.layout != .i128, vector.type != .null else {
        for row in 0..<vector.count { target[row] = UInt32(row) }
        return vector.count
      }
      let values = Self.ordered(vector, key)
      var count = 0
      for row in 0..<vector.count {
        let keeps =
          if !vector.isValid(row) { lastIsNull || key.nullsFirst } else if lastIsNull {
            !key.nullsFirst
          } else { values[row] <= last }
        target[count] = UInt32(row)
        count += Int(bit(keeps))
      }
      return count
    }
  }
}

extension Int {
  fileprivate func multipliedSaturating(by factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? .max : product
  }
}
