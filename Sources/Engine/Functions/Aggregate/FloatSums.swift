/// Sums and counts of FLOAT64, added in row order within a lane.
final class FloatSums {
  private struct Pair {
    var sum: Double
    var count: Int64
  }

  private let pairs = StateArray<Pair>()

  func reserve(groupCount: Int) { pairs.reserve(groupCount) }

  var byteCount: Int { pairs.byteCount }

  func add(_ vector: Vector, groups: UnsafePointer<UInt32>) {
    if vector.type == .null { return }
    let values = vector.pointer(Double.self)
    guard let validity = vector.validity else {
      for row in 0..<vector.count { add(values[row], to: Int(groups[row])) }
      return
    }
    for row in 0..<vector.count where validity.isValid(row) {
      add(values[row], to: Int(groups[row]))
    }
  }

  /// One group: the same order of additions as row by row, so the same bits.
  func add(_ vector: Vector, rows: Range<Int>, group: Int) {
    if vector.type == .null { return }
    let values = vector.pointer(Double.self)
    var pair = pairs.base[group]
    for row in rows where vector.isValid(row) {
      pair.sum += values[row]
      pair.count += 1
    }
    pairs.base[group] = pair
  }

  @inline(__always)
  private func add(_ value: Double, to group: Int) {
    pairs.base[group].sum += value
    pairs.base[group].count &+= 1
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
