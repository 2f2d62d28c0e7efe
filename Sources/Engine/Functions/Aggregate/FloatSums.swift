/// Sums and counts of FLOAT64, added in row order within a lane.
final class FloatSums {
  private struct Pair {
    var sum: Double
    var count: Int64

    @inline(__always)
    mutating func add(_ value: Double) {
      sum += value
      count &+= 1
    }
  }

  private let pairs = StateArray<Pair>()

  func reserve(groupCount: Int) { pairs.reserve(groupCount) }

  var byteCount: Int { pairs.byteCount }

  func add(_ vector: Vector, groups: UnsafePointer<UInt32>) {
    if vector.type == .null { return }
    let values = vector.pointer(Double.self)
    let base = pairs.base
    guard let validity = vector.validity else {
      for row in 0..<vector.count { base[Int(groups[row])].add(values[row]) }
      return
    }
    for row in 0..<vector.count where validity.isValid(row) {
      base[Int(groups[row])].add(values[row])
    }
  }

  /// One group: the same order of additions as row by row, so the same bits.
  func add(_ vector: Vector, rows: Range<Int>, group: Int) {
    if vector.type == .null { return }
    let values = vector.pointer(Double.self)
    var pair = pairs.base[group]
    for row in rows where vector.isValid(row) { pair.add(values[row]) }
    pairs.base[group] = pair
  }

  func merge(_ later: FloatSums, groups: UnsafePointer<UInt32>, count: Int) {
    for group in 0..<count {
      let target = Int(groups[group])
      pairs.base[target].sum += later.pairs.base[group].sum
      pairs.base[target].count += later.pairs.base[group].count
    }
  }

  func count(_ group: Int) -> Int64 { pairs.base[group].count }

  func sum(_ group: Int) -> Double { pairs.base[group].sum }
}
