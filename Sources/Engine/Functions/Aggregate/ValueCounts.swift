/// How often each group has each value, while all values lie in a short range: as exact as a list
/// of them, and without memory or a second pass a row.
///
/// Median and 90 % quantile of 1,000,000 values in 0...400 by 53 groups: 2 ms; with lists 90.
final class ValueCounts {
  /// A count for each group and each place in the range.
  private var counts = StateArray<UInt32>()
  private var low: Int64 = 0
  /// Places in the range; 0 before the first value.
  private var span = 0
  private var groupCount = 0
  /// Of all groups.
  private(set) var rowCount = 0

  private static let mostSpan = 4_096
  private static let mostCounts = 1 << 20

  var byteCount: Int { counts.byteCount }

  func reserve(groupCount: Int) { self.groupCount = max(self.groupCount, groupCount) }

  /// - Returns: false, and nothing is counted, where the range or the groups are too many.
  func add(_ vector: Vector, groups: UnsafePointer<UInt32>) -> Bool {
    if vector.layout == .f64 || vector.layout == .i128 { return false }
    let bounds = vector.valueBounds()
    guard makeRoom(bounds.low, bounds.high, rows: vector.count) else { return false }
    vector.apply(
      CountKernel(
        count: vector.count, validity: vector.validity, low: low, span: span, groups: groups,
        counts: counts.base))
    rowCount += vector.count
    return true
  }

  /// - Returns: false, and nothing is counted, where both together do not fit.
  func merge(_ later: ValueCounts, groups: UnsafePointer<UInt32>) -> Bool {
    if later.span == 0 { return true }
    guard makeRoom(later.low, later.low + Int64(later.span - 1), rows: later.rowCount) else {
      return false
    }
    later.forEachCount { group, value, times in
      counts.base[place(value, of: Int(groups[group]))] += UInt32(times)
    }
    rowCount += later.rowCount
    return true
  }

  /// Each value of each group with its count, groups and values in order.
  func forEachCount(_ body: (_ group: Int, _ value: Int64, _ times: Int) -> Void) {
    for place in 0..<min(groupCount * span, counts.count) where counts.base[place] != 0 {
      body(place / span, low + Int64(place % span), Int(counts.base[place]))
    }
  }

  func total(of group: Int) -> Int { row(group).reduce(0) { $0 + Int($1) } }

  /// The value at a place of the sorted values of a group.
  func value(at index: Int, of group: Int) -> Int64 {
    var before = 0
    for (offset, times) in row(group).enumerated() {
      before += Int(times)
      if before > index { return low + Int64(offset) }
    }
    preconditionFailure("the group has fewer values")
  }

  private func row(_ group: Int) -> UnsafeBufferPointer<UInt32> {
    let start = group * span
    guard start + span <= counts.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: counts.base + start, count: span)
  }

  private func place(_ value: Int64, of group: Int) -> Int { group * span + Int(value - low) }

  private func makeRoom(_ first: Int64, _ last: Int64, rows: Int) -> Bool {
    let newLow = span == 0 ? first : min(low, first)
    let newHigh = span == 0 ? last : max(low + Int64(span - 1), last)
    let (distance, overflow) = newHigh.subtractingReportingOverflow(newLow)
    guard !overflow, distance < Self.mostSpan, rowCount + rows <= UInt32.max else { return false }
    let newSpan = Int(distance) + 1
    guard groupCount <= Self.mostCounts / newSpan else { return false }
    if newSpan == span { counts.reserve(groupCount * span) } else { widen(to: newLow, newSpan) }
    return true
  }

  private func widen(to newLow: Int64, _ newSpan: Int) {
    let wider = StateArray<UInt32>()
    wider.reserve(groupCount * newSpan)
    forEachCount { group, value, times in
      wider.base[group * newSpan + Int(value - newLow)] = UInt32(times)
    }
    (counts, low, span) = (wider, newLow, newSpan)
  }
}

private struct CountKernel: IntegerKernel {
  let count: Int
  let validity: Validity?
  let low: Int64
  let span: Int
  let groups: UnsafePointer<UInt32>
  let counts: UnsafeMutablePointer<UInt32>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    guard let validity else {
      for row in 0..<count { add(values[row], row) }
      return
    }
    for row in 0..<count where validity.isValid(row) { add(values[row], row) }
  }

  @inline(__always)
  private func add<T: FixedWidthInteger>(_ value: T, _ row: Int) {
    let place = Int(truncatingIfNeeded: Int64(truncatingIfNeeded: value) &- low)
    counts[Int(groups[row]) &* span &+ place] &+= 1
  }
}
