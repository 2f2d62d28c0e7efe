// What must hold for values that come from a file before kernels may trust them.

extension Segment {
  /// What the values contradict, in a few words; nil where bounds, type, dictionary and number of
  /// NULLs all hold.
  ///
  /// - Complexity: O(rows).
  public var contradiction: String? {
    if let validity = vector.validity {
      if validity.nullCount != nullCount { return "another number of NULLs" }
    } else if nullCount != 0 {
      return "NULLs without a place"
    }
    switch vector.layout {
    case .f64: return nil
    case .i128: return vector.hasWideValues ? nil : "a number out of the range of \(vector.type)"
    default: return integerContradiction
    }
  }

  private var integerContradiction: String? {
    let read = vector.readBounds()
    // Kernels calculate with the bounds, so these too must be what a value could be.
    let bounds = vector.bounds ?? read
    if read.low < bounds.low || read.high > bounds.high { return "a value outside its bounds" }
    if let dictionary = vector.dictionary {
      // A column of NULLs has code 0, which an empty dictionary lacks.
      let isEmpty = dictionary.count == 0 && nullCount == vector.count
      let last = isEmpty ? 0 : dictionary.count - 1
      return bounds.low < 0 || bounds.high > last ? "a code that stands for no text" : nil
    }
    let range = vector.type.storedRange
    let isInside = range.contains(bounds.low) && range.contains(bounds.high)
    return isInside || vector.count == 0 ? nil : "a value out of the range of \(vector.type)"
  }
}

extension Vector {
  fileprivate var hasWideValues: Bool {
    guard case .decimal(let precision, _) = type else { return false }
    let limit = widePowersOfTen[precision]
    let values = pointer(Int128.self)
    defer { withExtendedLifetime(self) {} }
    for row in 0..<count where values[row] >= limit || values[row] <= -limit { return false }
    return true
  }
}

extension TextDictionary {
  /// What the texts contradict, in a few words; nil where they are UTF-8, one behind the other.
  ///
  /// - Parameter byteCount: of all texts together.
  /// - Complexity: O(bytes).
  public func contradiction(byteCount: Int) -> String? {
    let offsets = storedOffsets.assumingMemoryBound(to: Int.self)
    guard offsets[0] == 0, offsets[count] == byteCount else { return "texts of another length" }
    for code in 0..<count where offsets[code] > offsets[code + 1] || offsets[code + 1] > byteCount {
      return "a text that ends before it begins"
    }
    let bytes = UnsafeRawBufferPointer(start: storedBytes.baseAddress, count: byteCount)
      .assumingMemoryBound(to: UInt8.self)
    for code in 0..<count where offsets[code] < byteCount && bytes[offsets[code]] & 0xC0 == 0x80 {
      return "a text that begins inside a character"
    }
    return UTF8Text.isValid(bytes) ? nil : "a text that is not UTF-8"
  }
}

extension DataType {
  /// Of the integers that stand for values in memory.
  fileprivate var storedRange: ClosedRange<Int64> {
    switch self {
    case .null: .min ... .max
    case .bool: 0...1
    case .date: CalendarDate.validDays
    case .timestamp: Timestamp.validMicroseconds
    case .ratio: Self.range(digits: Self.narrowPrecision)
    case .decimal(let precision, _) where precision <= Self.narrowPrecision:
      Self.range(digits: precision)
    default: .min ... .max
    }
  }

  private static func range(digits: Int) -> ClosedRange<Int64> {
    let limit = powersOfTen[digits] - 1
    return -limit...limit
  }
}
