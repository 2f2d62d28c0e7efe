// BOOL vectors are byte masks, 0 or 1 a row; these are the loops over them.

extension Vector {
  /// A BOOL vector of `count` rows that are all alike.
  static func truth(_ value: Bool, count: Int, validity: Validity? = nil) -> Vector {
    let output = Output(UInt8.self, count: count)
    output.values.initialize(repeating: bit(value), count: count)
    let number: Int64 = value ? 1 : 0
    return output.vector(
      .bool, .u8, validity: validity, bounds: Bounds(low: number, high: number))
  }

  /// Whether every row has the value `value`, and none is NULL, by the bounds alone.
  func isAlways(_ value: Bool) -> Bool {
    let number: Int64 = value ? 1 : 0
    return validity == nil && bounds == Bounds(low: number, high: number)
  }

  /// Bytes that are 1 where a BOOL row is TRUE: this vector's own where none is NULL.
  func trueBytes() -> Vector {
    guard let validity else { return self }
    let output = Output(UInt8.self, count: count)
    validity.write(to: output.values)
    let bytes = pointer(UInt8.self)
    defer { withExtendedLifetime(self) {} }
    for row in 0..<count { output.values[row] &= bytes[row] }
    return output.vector(.bool, .u8)
  }

  /// Bytes that are 1 where a BOOL row is FALSE.
  func falseBytes() -> Vector {
    let output = Output(UInt8.self, count: count)
    if let validity {
      validity.write(to: output.values)
    } else {
      output.values.initialize(repeating: 1, count: count)
    }
    let bytes = pointer(UInt8.self)
    defer { withExtendedLifetime(self) {} }
    for row in 0..<count { output.values[row] &= bytes[row] ^ 1 }
    return output.vector(.bool, .u8)
  }

  /// The rows that are TRUE; nil where all are.
  func trueRows() -> SelectionVector? {
    if isAlways(true) { return nil }
    let mask = trueBytes()
    let selection = withExtendedLifetime(mask) {
      SelectionVector(bytes: mask.pointer(UInt8.self), count: count)
    }
    return selection.count == count ? nil : selection
  }
}

extension SelectionVector {
  /// The rows whose byte is 1.
  init(bytes: UnsafePointer<UInt8>, count: Int) {
    self.init(capacity: count) { rows in
      let raw = UnsafeRawPointer(bytes)
      var kept = 0
      var row = 0
      while row + 8 <= count {
        // Most filters keep few rows: eight of them go by at once.
        if raw.loadUnaligned(fromByteOffset: row, as: UInt64.self) != 0 {
          for offset in row..<(row + 8) {
            rows[kept] = UInt32(truncatingIfNeeded: offset)
            kept &+= Int(bytes[offset])
          }
        }
        row &+= 8
      }
      while row < count {
        // The slack behind a buffer takes the write after the last row that is kept.
        rows[kept] = UInt32(truncatingIfNeeded: row)
        kept &+= Int(bytes[row])
        row &+= 1
      }
      return kept
    }
  }

  /// The rows of `base` (nil: 0..<mask.count) at which `mask` is, or is not, 1.
  ///
  /// - Parameter isDense: `mask` has one byte for each row of `base`; else one for each row of the
  ///   chunk.
  static func split(
    _ base: SelectionVector?, by mask: UnsafePointer<UInt8>, count: Int, isDense: Bool
  ) -> (taken: SelectionVector, rest: SelectionVector) {
    let total = base?.count ?? count
    var restCount = 0
    let restBuffer = Output(UInt32.self, count: total)
    defer { withExtendedLifetime((restBuffer, base)) {} }
    let taken = SelectionVector(capacity: total) { rows in
      var kept = 0
      for index in 0..<total {
        let row = base?.rows[index] ?? UInt32(truncatingIfNeeded: index)
        let isTaken = Int(mask[isDense ? index : Int(row)])
        rows[kept] = row
        restBuffer.values[restCount] = row
        kept &+= isTaken
        restCount &+= 1 &- isTaken
      }
      return kept
    }
    let rest = SelectionVector(capacity: restCount) { rows in
      rows.update(from: restBuffer.values, count: restCount)
      return restCount
    }
    return (taken, rest)
  }
}

enum Mask {
  /// Kleene's AND.
  static func and(_ left: Vector, _ right: Vector) -> Vector {
    if left.validity == nil && right.validity == nil {
      return combine(left, right) { $0 & $1 }
    }
    let isTrue = combine(left.trueBytes(), right.trueBytes()) { $0 & $1 }
    let isFalse = combine(left.falseBytes(), right.falseBytes()) { $0 | $1 }
    return known(isTrue, or: isFalse)
  }

  /// Kleene's OR.
  static func or(_ left: Vector, _ right: Vector) -> Vector {
    if left.validity == nil && right.validity == nil {
      return combine(left, right) { $0 | $1 }
    }
    let isTrue = combine(left.trueBytes(), right.trueBytes()) { $0 | $1 }
    let isFalse = combine(left.falseBytes(), right.falseBytes()) { $0 & $1 }
    return known(isTrue, or: isFalse)
  }

  /// NULL where neither is 1.
  private static func known(_ isTrue: Vector, or isFalse: Vector) -> Vector {
    let either = combine(isTrue, isFalse) { $0 | $1 }
    return withExtendedLifetime(either) {
      isTrue.with(
        validity: Validity.fromBytes(either.pointer(UInt8.self), rowCount: either.count))
    }
  }

  static func not(_ operand: Vector) -> Vector {
    let output = Output(UInt8.self, count: operand.count)
    let bytes = operand.pointer(UInt8.self)
    defer { withExtendedLifetime(operand) {} }
    for row in 0..<operand.count { output.values[row] = bytes[row] ^ 1 }
    let bounds = operand.bounds.map { Vector.Bounds(low: 1 - $0.high, high: 1 - $0.low) }
    return output.vector(.bool, .u8, validity: operand.validity, bounds: bounds)
  }

  static func isNull(_ operand: Vector) -> Vector {
    guard let validity = operand.validity else { return .truth(false, count: operand.count) }
    let output = Output(UInt8.self, count: operand.count)
    validity.write(to: output.values)
    for row in 0..<operand.count { output.values[row] ^= 1 }
    return output.vector(.bool, .u8)
  }

  @inline(__always)
  static func combine(
    _ left: Vector, _ right: Vector, _ operation: (UInt8, UInt8) -> UInt8
  ) -> Vector {
    precondition(left.count == right.count)
    let output = Output(UInt8.self, count: left.count)
    let (a, b) = (left.pointer(UInt8.self), right.pointer(UInt8.self))
    withExtendedLifetime((left, right)) {
      for row in 0..<left.count { output.values[row] = operation(a[row], b[row]) }
    }
    return output.vector(.bool, .u8)
  }
}
