enum RadixSort {
  private struct Item {
    var key: UInt64
    var row: UInt32
  }

  private static let digitBits = 8
  /// Below, insertion costs less than the histograms.
  private static let insertionCount = 48

  /// Sorts row numbers by `keys[row]`, of which the low `bitCount` bits count; stable.
  ///
  /// Least significant digit first; digits in which all keys agree cost one look.
  ///
  /// - Throws: `.cancelled` or `.timeout`; the rows are in no order then.
  static func sort(
    _ rows: UnsafeMutablePointer<UInt32>, by keys: UnsafePointer<UInt64>, bitCount: Int, count: Int,
    _ cancellation: Cancellation
  ) throws(EngineFault) {
    if count < insertionCount { return insert(rows, keys, count) }
    var from = UnsafeMutablePointer<Item>.allocate(capacity: count)
    var to = UnsafeMutablePointer<Item>.allocate(capacity: count)
    defer {
      from.deallocate()
      to.deallocate()
    }
    try cancellation.forEachPart(of: count) { part in
      for index in part { from[index] = Item(key: keys[Int(rows[index])], row: rows[index]) }
    }
    var shift = 0
    while shift < bitCount {
      if try scatter(from, to, count, shift: UInt64(shift), cancellation) { swap(&from, &to) }
      shift += digitBits
    }
    for index in 0..<count { rows[index] = from[index].row }
  }

  /// Whether anything was moved.
  private static func scatter(
    _ from: UnsafePointer<Item>, _ to: UnsafeMutablePointer<Item>, _ count: Int, shift: UInt64,
    _ cancellation: Cancellation
  ) throws(EngineFault) -> Bool {
    let starts = UnsafeMutablePointer<Int>.allocate(capacity: 1 << digitBits)
    defer { starts.deallocate() }
    starts.initialize(repeating: 0, count: 1 << digitBits)
    try cancellation.forEachPart(of: count) { part in
      for index in part { starts[Int((from[index].key &>> shift) & 0xFF)] &+= 1 }
    }
    if starts[Int((from[0].key &>> shift) & 0xFF)] == count { return false }
    var next = 0
    for digit in 0..<(1 << digitBits) { (starts[digit], next) = (next, next + starts[digit]) }
    try cancellation.forEachPart(of: count) { part in
      for index in part {
        let digit = Int((from[index].key &>> shift) & 0xFF)
        to[starts[digit]] = from[index]
        starts[digit] &+= 1
      }
    }
    return true
  }

  private static func insert(
    _ rows: UnsafeMutablePointer<UInt32>, _ keys: UnsafePointer<UInt64>, _ count: Int
  ) {
    for index in 1..<max(count, 1) {
      let row = rows[index]
      let key = keys[Int(row)]
      var place = index
      while place > 0 && keys[Int(rows[place - 1])] > key {
        rows[place] = rows[place - 1]
        place -= 1
      }
      rows[place] = row
    }
  }
}
