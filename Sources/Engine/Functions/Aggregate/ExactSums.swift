/// Exact sums and counts of integers and decimals, a pair a group: what SUM and AVG share.
///
/// Sums grow in 64 bits for as long as the values' bounds prove that they fit, then flow over into
/// 128 bits: a group update costs one cache line and no overflow check. Sums of wide decimals may
/// pass 128 bits on the way to a result that fits: `carries` counts by how often.
final class ExactSums {
  /// Sum, then count of the values that are not NULL.
  private let pairs = StateArray<Int64>()
  private let wide = StateArray<Int128>()
  private let carries = StateArray<Int64>()
  private var groupCount = 0
  /// No sum in `pairs` has a larger magnitude.
  private var magnitude: UInt64 = 0
  private static let limit: UInt64 = 1 << 62

  func reserve(groupCount: Int) {
    self.groupCount = groupCount
    pairs.reserve(groupCount * 2)
    if wide.count > 0 { wide.reserve(groupCount) }
    if carries.count > 0 { carries.reserve(groupCount) }
  }

  var byteCount: Int { pairs.byteCount + wide.byteCount + carries.byteCount }

  func add(_ vector: Vector, groups: UnsafePointer<UInt32>) {
    if vector.type == .null { return }
    if vector.isNarrow && makeRoom(for: vector) {
      if let validity = vector.validity {
        vector.apply(
          NullableSumKernel(
            count: vector.count, validity: validity, groups: groups, pairs: pairs.base))
      } else {
        vector.apply(SumKernel(count: vector.count, groups: groups, pairs: pairs.base))
      }
    } else {
      addWide(vector) { Int(groups[$0]) }
    }
  }

  /// Adds the rows `rows` to one group.
  func add(_ vector: Vector, rows: Range<Int>, group: Int) {
    if vector.type == .null { return }
    guard vector.isNarrow && makeRoom(for: vector) else {
      return addWide(vector.slice(rows.lowerBound, count: rows.count)) { _ in group }
    }
    let pair = pairs.base + 2 * group
    if let validity = vector.validity {
      let (sum, count) = vector.apply(NullableRunKernel(rows: rows, validity: validity))
      pair[0] &+= sum
      pair[1] &+= count
    } else {
      pair[0] &+= vector.apply(RunKernel(rows: rows))
      pair[1] &+= Int64(rows.count)
    }
  }

  /// Whether the sums of this vector fit 64 bits after what was added before.
  private func makeRoom(for vector: Vector) -> Bool {
    let bounds = vector.valueBounds()
    let (most, overflow) = max(bounds.low.magnitude, bounds.high.magnitude)
      .multipliedReportingOverflow(by: UInt64(vector.count))
    if overflow || most > Self.limit { return false }
    if magnitude + most > Self.limit { spill() }
    magnitude += most
    return true
  }

  private func spill() {
    wide.reserve(groupCount)
    for group in 0..<groupCount {
      wide.base[group] &+= Int128(pairs.base[2 * group])
      pairs.base[2 * group] = 0
    }
    magnitude = 0
  }

  private func addWide(_ vector: Vector, group: (Int) -> Int) {
    wide.reserve(groupCount)
    carries.reserve(groupCount)
    let values = vector.widenedTo128()
    let source = values.pointer(Int128.self)
    for row in 0..<vector.count where vector.isValid(row) {
      let target = group(row)
      addWide(source[row], carry: 0, to: target)
      pairs.base[2 * target + 1] += 1
    }
    withExtendedLifetime(values) {}
  }

  private func addWide(_ value: Int128, carry: Int64, to group: Int) {
    let (sum, overflow) = wide.base[group].addingReportingOverflow(value)
    wide.base[group] = sum
    carries.base[group] += carry + (overflow ? (value < 0 ? -1 : 1) : 0)
  }

  func merge(_ later: ExactSums, groups: UnsafePointer<UInt32>, count: Int) {
    wide.reserve(groupCount)
    carries.reserve(groupCount)
    for group in 0..<count {
      let target = Int(groups[group])
      pairs.base[2 * target + 1] += later.pairs.base[2 * group + 1]
      addWide(Int128(later.pairs.base[2 * group]), carry: 0, to: target)
      if later.wide.count > 0 {
        let carry = later.carries.count > 0 ? later.carries.base[group] : 0
        addWide(later.wide.base[group], carry: carry, to: target)
      }
    }
  }

  func count(_ group: Int) -> Int64 { pairs.base[2 * group + 1] }

  /// nil where the sum does not fit 128 bits.
  func sum(_ group: Int) -> Int128? {
    let narrow = Int128(pairs.base[2 * group])
    if wide.count == 0 { return narrow }
    let (sum, overflow) = wide.base[group].addingReportingOverflow(narrow)
    let carry = carries.count > 0 ? carries.base[group] : 0
    return carry + (overflow ? (narrow < 0 ? -1 : 1) : 0) == 0 ? sum : nil
  }
}

private struct SumKernel: IntegerKernel {
  let count: Int
  let groups: UnsafePointer<UInt32>
  let pairs: UnsafeMutablePointer<Int64>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    for row in 0..<count {
      let pair = pairs + Int(groups[row]) &* 2
      pair[0] &+= Int64(truncatingIfNeeded: values[row])
      pair[1] &+= 1
    }
  }
}

/// The bit of a NULL row is 0: it adds 0 to both.
private struct NullableSumKernel: IntegerKernel {
  let count: Int
  let validity: Validity
  let groups: UnsafePointer<UInt32>
  let pairs: UnsafeMutablePointer<Int64>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    for row in 0..<count {
      let pair = pairs + Int(groups[row]) &* 2
      let valid = validity.one(row)
      pair[0] &+= Int64(truncatingIfNeeded: values[row]) & (0 &- valid)
      pair[1] &+= valid
    }
  }
}

private struct RunKernel: IntegerKernel {
  let rows: Range<Int>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) -> Int64 {
    var sum: Int64 = 0
    for row in rows { sum &+= Int64(truncatingIfNeeded: values[row]) }
    return sum
  }
}

private struct NullableRunKernel: IntegerKernel {
  let rows: Range<Int>
  let validity: Validity

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) -> (Int64, Int64) {
    var sum: Int64 = 0
    var count: Int64 = 0
    for row in rows {
      let valid = validity.one(row)
      sum &+= Int64(truncatingIfNeeded: values[row]) & (0 &- valid)
      count &+= valid
    }
    return (sum, count)
  }
}

extension Validity {
  /// 1 where the row is not NULL, else 0.
  @inline(__always)
  func one(_ row: Int) -> Int64 {
    Int64(truncatingIfNeeded: (words[row >> 6] &>> UInt64(row & 63)) & 1)
  }
}
