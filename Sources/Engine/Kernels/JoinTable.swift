/// The build rows of a join, found by key: for each key the row numbers in build order.
final class JoinTable {
  enum Keys {
    /// No keys: every row matches.
    case none
    /// One integer: the group is `key - low`.
    case array(low: Int64)
    /// One text: the group is its code in this dictionary.
    case codes(TextDictionary)
    case hash(GroupTable)
  }

  let keys: Keys
  let groupCount: Int
  /// `rows[starts[group]..<starts[group + 1]]` are the rows of `group`.
  let starts: UnsafeMutablePointer<UInt32>
  let rows: UnsafeMutablePointer<UInt32>

  var byteCount: Int {
    let own = (groupCount + 1 + rowCount) * 4
    return if case .hash(let table) = keys { own + table.byteCount } else { own }
  }

  /// Codes of a dictionary are looked up directly up to so many, however few rows there are.
  private static let mostCodes = 65_536
  private let rowCount: Int
  /// No key has two rows.
  let isUnique: Bool

  /// - Parameter range: where known, one integer key lies in it.
  /// - Throws: `.cancelled` or `.timeout`.
  init(
    _ vectors: [Vector], rowCount: Int, range: ClosedRange<Int64>?, _ cancellation: Cancellation
  ) throws(EngineFault) {
    precondition(rowCount < Int(UInt32.max))
    self.rowCount = rowCount
    let groups = WordArray(zeros: rowCount)
    (keys, groupCount) = try JoinTable.group(
      vectors, rowCount, range, groups.integers, cancellation)
    let starts = UnsafeMutablePointer<UInt32>.allocate(capacity: groupCount + 1)
    let rows = UnsafeMutablePointer<UInt32>.allocate(capacity: max(rowCount, 1))
    do throws(EngineFault) {
      try JoinTable.sort(groups.integers, rowCount, groupCount, starts, rows, cancellation)
    } catch {
      starts.deallocate()
      rows.deallocate()
      throw error
    }
    var most: UInt32 = 0
    for group in 0..<groupCount { most = max(most, starts[group + 1] - starts[group]) }
    isUnique = most <= 1
    self.starts = starts
    self.rows = rows
  }

  deinit {
    starts.deallocate()
    rows.deallocate()
  }

  /// Writes the group of each row, -1 where a key is NULL.
  private static func group(
    _ vectors: [Vector], _ rowCount: Int, _ range: ClosedRange<Int64>?,
    _ groups: UnsafeMutablePointer<Int64>, _ cancellation: Cancellation
  ) throws(EngineFault) -> (Keys, Int) {
    guard let first = vectors.first else { return (.none, 1) }
    if vectors.count == 1, rowCount > 0 {
      if let range, let size = arraySize(first, range) {
        first.write(to: groups)
        for row in 0..<rowCount {
          groups[row] = first.isValid(row) ? groups[row] &- range.lowerBound : -1
        }
        return (.array(low: range.lowerBound), size)
      }
      if let dictionary = first.dictionary,
        dictionary.count <= max(mostCodes, 4 * rowCount)
      {
        let common = CommonDictionary(dictionary, mustBeUnique: true)
        first.write(to: groups)
        for row in 0..<rowCount where !first.isValid(row) { groups[row] = 0 }
        if dictionary.count > 0 {
          common.write(groups, of: dictionary, to: groups, count: rowCount)
        }
        for row in 0..<rowCount where !first.isValid(row) { groups[row] = -1 }
        return (.codes(common.dictionary), common.dictionary.count)
      }
    }
    let table = GroupTable(vectors.map(\.type), cancellation)
    try hash(vectors, rowCount, table, groups, cancellation)
    return (.hash(table), table.groupCount)
  }

  /// nil where the keys do not lie in the range, or are no integers.
  private static func arraySize(_ keys: Vector, _ range: ClosedRange<Int64>) -> Int? {
    guard keys.isNarrow, keys.type != .null, keys.dictionary == nil else { return nil }
    let (span, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    guard !overflow, span < Int64(UInt32.max) - 1 else { return nil }
    let bounds = keys.valueBounds()
    if bounds.low >= range.lowerBound && bounds.high <= range.upperBound { return Int(span) + 1 }
    return nil
  }

  private static func hash(
    _ vectors: [Vector], _ rowCount: Int, _ table: GroupTable,
    _ groups: UnsafeMutablePointer<Int64>, _ cancellation: Cancellation
  ) throws(EngineFault) {
    var buffer = [UInt32](repeating: 0, count: Chunk.capacity)
    var first = 0
    while first < rowCount {
      try cancellation.check()
      let count = min(Chunk.capacity, rowCount - first)
      let part = vectors.map { $0.slice(first, count: count) }
      try buffer.withUnsafeMutableBufferPointer { (target) throws(EngineFault) in
        try table.add(part, rowCount: count, to: target.baseAddress!)
      }
      for row in 0..<count {
        let isNull = part.contains { !$0.isValid(row) }
        groups[first + row] = isNull ? -1 : Int64(buffer[row])
      }
      first += count
    }
  }

  /// A counting sort: rows of one group keep their order.
  private static func sort(
    _ groups: UnsafePointer<Int64>, _ rowCount: Int, _ groupCount: Int,
    _ starts: UnsafeMutablePointer<UInt32>, _ rows: UnsafeMutablePointer<UInt32>,
    _ cancellation: Cancellation
  ) throws(EngineFault) {
    starts.initialize(repeating: 0, count: groupCount + 1)
    try cancellation.forEachPart(of: rowCount) { part in
      for row in part where groups[row] >= 0 { starts[Int(groups[row]) + 1] += 1 }
    }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    // Each start moves to the group's end, and is moved back below.
    try cancellation.forEachPart(of: rowCount) { part in
      for row in part where groups[row] >= 0 {
        let group = Int(groups[row])
        rows[Int(starts[group])] = UInt32(row)
        starts[group] += 1
      }
    }
    for group in stride(from: groupCount, to: 0, by: -1) { starts[group] = starts[group - 1] }
    starts[0] = 0
  }
}

/// Finds the groups of probe rows; each worker has its own.
final class JoinProbe {
  private let table: JoinTable
  private let groupProbe: GroupProbe?
  private let translation: TextTranslation?

  init(_ table: JoinTable) {
    self.table = table
    groupProbe = if case .hash(let groups) = table.keys { GroupProbe(groups) } else { nil }
    translation =
      if case .codes(let dictionary) = table.keys { TextTranslation(to: dictionary) } else { nil }
  }

  /// `GroupProbe.none` where nothing matches.
  func find(_ keys: [Vector], rowCount: Int, to groups: UnsafeMutablePointer<UInt32>) {
    switch table.keys {
    case .none: groups.initialize(repeating: 0, count: rowCount)
    case .hash: groupProbe?.find(keys, rowCount: rowCount, to: groups)
    case .array(let low): write(keys[0], low: low, rowCount, groups)
    case .codes: write(translation?.translate(keys[0]) ?? keys[0], low: 0, rowCount, groups)
    }
  }

  private func write(
    _ key: Vector, low: Int64, _ rowCount: Int, _ groups: UnsafeMutablePointer<UInt32>
  ) {
    guard key.type != .null else {
      return groups.initialize(repeating: GroupProbe.none, count: rowCount)
    }
    key.apply(
      PlaceKernel(count: rowCount, low: low, limit: UInt64(table.groupCount), groups: groups))
    guard let validity = key.validity else { return }
    for row in 0..<rowCount where !validity.isValid(row) { groups[row] = GroupProbe.none }
  }
}

private struct PlaceKernel: IntegerKernel {
  let count: Int
  let low: Int64
  let limit: UInt64
  let groups: UnsafeMutablePointer<UInt32>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    for row in 0..<count {
      let place = UInt64(bitPattern: Int64(truncatingIfNeeded: values[row]) &- low)
      // All bits where the place is outside: `none`.
      let outside = 0 &- UInt32(bit(place >= limit))
      groups[row] = UInt32(truncatingIfNeeded: place) | outside
    }
  }
}
