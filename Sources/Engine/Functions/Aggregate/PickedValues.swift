/// One value of any type a group, as MIN, ANY_VALUE and the like pick it out of the rows.
///
/// A value is kept as 128 bits: the integer as it lies in memory, the bits of a FLOAT64, the code
/// of a text in a dictionary common to all chunks.
final class PickedValues {
  let type: DataType
  private let values = StateArray<Int128>()
  /// 1 where a value was picked.
  private let isPicked = StateArray<UInt8>()
  private(set) var text: CommonDictionary?

  init(_ type: DataType) { self.type = type }

  var byteCount: Int { values.byteCount + isPicked.byteCount }

  func reserve(groupCount: Int) {
    values.reserve(groupCount)
    isPicked.reserve(groupCount)
  }

  @inline(__always)
  func has(_ group: Int) -> Bool { isPicked.base[group] != 0 }

  @inline(__always)
  func raw(_ group: Int) -> Int128 { values.base[group] }

  @inline(__always)
  func set(_ group: Int, _ raw: Int128) {
    values.base[group] = raw
    isPicked.base[group] = 1
  }

  func clear(_ group: Int) { isPicked.base[group] = 0 }

  /// Whether a raw value lies before (or after) a group's: text by bytes, NaN greatest.
  func isBetter(_ value: Int128, than group: Int, isMax: Bool) -> Bool {
    let other = raw(group)
    if value == other { return false }
    if let dictionary = text?.dictionary {
      let order = compareBytes(dictionary[Int(value)], dictionary[Int(other)])
      return isMax ? order > 0 : order < 0
    }
    if type == .float64 {
      let (left, right) = (Self.ordered(value), Self.ordered(other))
      return isMax ? left > right : left < right
    }
    return isMax ? value > other : value < other
  }

  private static func ordered(_ raw: Int128) -> Int64 {
    var ordered: Int64 = 0
    withUnsafePointer(to: Double(bitPattern: UInt64(truncatingIfNeeded: raw))) {
      writeOrdered($0, to: &ordered, count: 1)
    }
    return ordered
  }

  /// The raw values of a chunk's rows, and of picks in the same dictionary; NULL rows hold
  /// anything.
  func read(_ vector: Vector) -> [Int128] {
    if vector.type == .null { return [Int128](repeating: 0, count: vector.count) }
    if vector.layout == .f64 {
      let doubles = vector.pointer(Double.self)
      return (0..<vector.count).map { Int128(Int64(bitPattern: doubles[$0].bitPattern)) }
    }
    let wide = vector.widenedTo128()
    let source = wide.pointer(Int128.self)
    defer { withExtendedLifetime(wide) {} }
    guard let dictionary = vector.dictionary else {
      return (0..<vector.count).map { source[$0] }
    }
    let common = admit(dictionary)
    let codes = WordArray(zeros: vector.count)
    vector.write(to: codes.integers)
    if common.dictionary !== dictionary {
      for row in 0..<vector.count where !vector.isValid(row) { codes.base[row] = 0 }
      if dictionary.count > 0 {
        common.write(codes.integers, of: dictionary, to: codes.integers, count: vector.count)
      }
    }
    return (0..<vector.count).map { Int128(codes.integers[$0]) }
  }

  private func admit(_ dictionary: TextDictionary) -> CommonDictionary {
    guard let text else {
      let first = CommonDictionary(dictionary, mustBeUnique: false)
      text = first
      return first
    }
    let before = text.dictionary
    if text.admit(dictionary), before.count > 0 {
      let codes = WordArray(zeros: values.count)
      for group in 0..<values.count { codes.integers[group] = Int64(values.base[group]) }
      text.write(codes.integers, of: before, to: codes.integers, count: values.count)
      for group in 0..<values.count { values.base[group] = Int128(codes.integers[group]) }
    }
    return text
  }

  /// Picks of some groups, NULL where there is none.
  func vector(_ groups: UnsafeBufferPointer<UInt32>) -> Vector {
    let validity = Validity(rowCount: groups.count, repeating: true)
    for (row, group) in groups.enumerated() where isPicked.base[Int(group)] == 0 {
      validity.setNull(row)
    }
    let kept = validity.nullCount == 0 ? nil : validity
    if type.widestLayout == .i128 {
      let output = Output(Int128.self, count: groups.count)
      for (row, group) in groups.enumerated() { output.values[row] = values.base[Int(group)] }
      return output.vector(type, .i128, validity: kept)
    }
    let output = Output(Int64.self, count: groups.count)
    for (row, group) in groups.enumerated() {
      output.values[row] = Int64(truncatingIfNeeded: values.base[Int(group)])
    }
    if type == .float64 { return output.vector(type, .f64, validity: kept) }
    return .narrow(
      type, output.values, count: groups.count, validity: kept, dictionary: text?.dictionary)
  }
}

/// Gives another lane's picks to an update as if they were rows of its arguments.
func mergePicks(
  _ later: [PickedValues], _ groups: UnsafePointer<UInt32>, _ count: Int,
  update: (UnsafePointer<UInt32>, Int, [Vector]) -> Void
) {
  var first = 0
  while first < count {
    let part = min(Chunk.capacity, count - first)
    let numbers = (first..<(first + part)).map { UInt32($0) }
    update(
      groups + first, part,
      later.map { picks in numbers.withUnsafeBufferPointer { picks.vector($0) } })
    first += part
  }
}
