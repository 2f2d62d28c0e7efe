/// Groups by place: the number of a group is computed from the keys, each of which lies in a known
/// domain and has place 0 for NULL. Without keys there is one group, which is always present.
final class ArrayGrouping: Grouping {
  private let domains: [KeyDomain]
  private let types: [DataType]
  /// The distance of neighbouring values of a key; the last key's is 1.
  private let strides: [Int]
  let groupCount: Int
  /// 1 where a group has rows.
  private let isPresent: UnsafeMutablePointer<UInt8>

  init(_ types: [DataType], _ domains: [KeyDomain]) {
    precondition(types.count == domains.count)
    self.domains = domains
    self.types = types
    var strides: [Int] = []
    var product = 1
    for domain in domains.reversed() {
      strides.append(product)
      product *= domain.count + 1
    }
    precondition(product < Int(UInt32.max))
    self.strides = strides.reversed()
    groupCount = product
    isPresent = .allocate(capacity: product)
    isPresent.initialize(repeating: domains.isEmpty ? 1 : 0, count: product)
  }

  deinit { isPresent.deallocate() }

  var byteCount: Int { groupCount }

  func assign(_ keys: [Vector], rowCount: Int, to groups: UnsafeMutablePointer<UInt32>) {
    groups.update(repeating: 0, count: rowCount)
    for (index, key) in keys.enumerated() {
      let stride = UInt32(strides[index])
      if key.type == .null { continue }
      if let validity = key.validity {
        key.apply(
          NullablePlaceKernel(
            count: rowCount, low: low(index, key), domainCount: domains[index].count,
            stride: stride, validity: validity, groups: groups))
      } else {
        key.apply(
          PlaceKernel(
            count: rowCount, low: low(index, key), domainCount: domains[index].count,
            stride: stride, groups: groups))
      }
    }
    for row in 0..<rowCount { isPresent[Int(groups[row])] = 1 }
  }

  private func low(_ index: Int, _ key: Vector) -> Int64 {
    switch domains[index] {
    case .integers(let low, _): return low
    case .codes(let dictionary):
      precondition(
        key.dictionary === dictionary || key.validity?.nullCount == key.count,
        "codes of another dictionary than planned")
      return 0
    }
  }

  func merge(_ later: any Grouping) -> [UInt32] {
    guard let later = later as? ArrayGrouping else { preconditionFailure("lanes of one kind") }
    for group in 0..<groupCount { isPresent[group] |= later.isPresent[group] }
    return (0..<groupCount).map { UInt32($0) }
  }

  func present() -> [UInt32] {
    (0..<groupCount).filter { isPresent[$0] != 0 }.map { UInt32($0) }
  }

  func keys(_ groups: ArraySlice<UInt32>) -> [Vector] {
    types.indices.map { index in
      let values = WordArray(zeros: groups.count)
      let validity = Validity(rowCount: groups.count, repeating: true)
      let low = if case .integers(let low, _) = domains[index] { low } else { Int64(0) }
      for (row, group) in groups.enumerated() {
        let place = Int(group) / strides[index] % (domains[index].count + 1)
        if place == 0 { validity.setNull(row) }
        values.integers[row] = place == 0 ? low : low + Int64(place - 1)
      }
      let dictionary =
        if case .codes(let dictionary) = domains[index] { dictionary } else {
          nil as TextDictionary?
        }
      return .narrow(
        types[index], values.integers, count: groups.count,
        validity: validity.nullCount == 0 ? nil : validity, dictionary: dictionary)
    }
  }
}

/// `groups[i] += (values[i] - low + 1) * stride`. A value outside the domain would be a wrong plan,
/// and write outside the states: trap.
private struct PlaceKernel: IntegerKernel {
  let count: Int
  let low: Int64
  let domainCount: Int
  let stride: UInt32
  let groups: UnsafeMutablePointer<UInt32>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    var highest: UInt64 = 0
    for row in 0..<count {
      let place = UInt64(bitPattern: Int64(truncatingIfNeeded: values[row]) &- low)
      highest = max(highest, place)
      groups[row] &+= (UInt32(truncatingIfNeeded: place) &+ 1) &* stride
    }
    precondition(highest < UInt64(domainCount) || count == 0, "a key outside its domain")
  }
}

/// The same; NULL rows add nothing.
private struct NullablePlaceKernel: IntegerKernel {
  let count: Int
  let low: Int64
  let domainCount: Int
  let stride: UInt32
  let validity: Validity
  let groups: UnsafeMutablePointer<UInt32>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    var highest: UInt64 = 0
    var anyValid: UInt64 = 0
    for row in 0..<count {
      let valid = (validity.words[row >> 6] &>> UInt64(row & 63)) & 1
      // All bits where the row counts, none where it is NULL.
      let keep = 0 &- valid
      let place = UInt64(bitPattern: Int64(truncatingIfNeeded: values[row]) &- low) & keep
      highest = max(highest, place)
      anyValid |= valid
      groups[row] &+=
        (UInt32(truncatingIfNeeded: place) &+ UInt32(valid)) &* stride
        & UInt32(truncatingIfNeeded: keep)
    }
    precondition(highest < UInt64(domainCount) || anyValid == 0, "a key outside its domain")
  }
}
