/// All values of each group, for aggregates that need them at once: an entry a row, brought
/// together by group at the end.
final class ValueLists<T: FixedWidthInteger & BitwiseCopyable> {
  private let groups = StateArray<UInt32>()
  private let values = StateArray<T>()
  private(set) var count = 0

  var byteCount: Int { groups.byteCount + values.byteCount }

  func append(_ vector: Vector, _ source: UnsafePointer<T>, groups rowGroups: UnsafePointer<UInt32>)
  {
    groups.reserve(count + vector.count)
    values.reserve(count + vector.count)
    let (groupBase, valueBase) = (groups.base, values.base)
    var next = count
    for row in 0..<vector.count {
      groupBase[next] = rowGroups[row]
      valueBase[next] = source[row]
      next += Int(bit(vector.isValid(row)))
    }
    count = next
  }

  func append(_ value: T, times: Int, to group: Int) {
    groups.reserve(count + times)
    values.reserve(count + times)
    (groups.base + count).update(repeating: UInt32(group), count: times)
    (values.base + count).update(repeating: value, count: times)
    count += times
  }

  func append(_ later: ValueLists<T>, groups numbers: UnsafePointer<UInt32>) {
    groups.reserve(count + later.count)
    values.reserve(count + later.count)
    for index in 0..<later.count {
      groups.base[count + index] = numbers[Int(later.groups.base[index])]
      values.base[count + index] = later.values.base[index]
    }
    count += later.count
  }

  /// Replaces every value.
  func mapValues(_ body: (UnsafeMutablePointer<T>, Int) -> Void) { body(values.base, count) }

  /// The values of each group below `groupCount`, in row order, and where each group starts.
  func byGroup(_ groupCount: Int) -> (values: [T], starts: [Int]) {
    var starts = [Int](repeating: 0, count: groupCount + 1)
    let (groupBase, valueBase, count) = (groups.base, values.base, count)
    for index in 0..<count { starts[Int(groupBase[index]) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var next = starts
    let sorted = [T](unsafeUninitializedCapacity: count) { target, initialized in
      for index in 0..<count {
        let group = Int(groupBase[index])
        target[next[group]] = valueBase[index]
        next[group] += 1
      }
      initialized = count
    }
    return (sorted, starts)
  }
}

extension UnsafeMutableBufferPointer where Element: FixedWidthInteger {
  /// Puts the element of place `k` of the sorted order there, lower ones before it and higher ones
  /// after it (Hoare's selection); linear on average.
  func select(_ k: Int) {
    var low = 0
    var high = count - 1
    while low < high {
      let pivot = self[low + (high - low) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while self[left] < pivot { left += 1 }
        while self[right] > pivot { right -= 1 }
        if left <= right {
          swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if k <= right { high = right } else if k >= left { low = left } else { return }
    }
  }
}
