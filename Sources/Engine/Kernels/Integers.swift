// Columns as plain 64-bit integers, for operators that keep keys or values in a form of their own.

extension Vector {
  /// Whether the values are integers of up to 64 bits (all types but FLOAT64 and wide decimals).
  var isNarrow: Bool { layout != .f64 && layout != .i128 }

  /// Writes the values as they lie in memory, NULL rows too.
  func write(to target: UnsafeMutablePointer<Int64>) {
    apply(WriteKernel(count: count, target: target))
  }

  /// Lowest and highest value of rows `0..<count`, NULL rows as they lie in memory: from the bounds
  /// where they are known.
  func valueBounds() -> Bounds {
    if let bounds { return bounds }
    return readBounds()
  }

  /// As the values have it, whatever `bounds` says.
  func readBounds() -> Bounds { apply(BoundsKernel(count: count)) }

  /// Integers in the narrowest layout; NULL rows of `integers` hold a value of another row, or 0.
  static func narrow(
    _ type: DataType, _ integers: UnsafePointer<Int64>, count: Int, validity: Validity? = nil,
    dictionary: TextDictionary? = nil
  ) -> Vector {
    let bounds = integerBounds(integers, count: count)
    let layout: Layout = type == .bool ? .u8 : .narrowest(for: bounds)
    let output = Output(UInt8.self, count: count * layout.byteCount)
    let base = output.buffer.base
    switch layout {
    case .u8: narrowCopy(integers, to: UInt8.self, base, count)
    case .u16: narrowCopy(integers, to: UInt16.self, base, count)
    case .i32: narrowCopy(integers, to: Int32.self, base, count)
    default: narrowCopy(integers, to: Int64.self, base, count)
    }
    return Vector(
      type: type, layout: layout, count: count, buffer: output.buffer, validity: validity,
      bounds: bounds, dictionary: type == .string ? dictionary ?? TextDictionary() : nil)
  }
}

func integerBounds(_ integers: UnsafePointer<Int64>, count: Int) -> Vector.Bounds {
  guard count > 0 else { return Vector.Bounds(low: 0, high: 0) }
  var low = integers[0]
  var high = low
  for row in 1..<max(count, 1) {
    low = min(low, integers[row])
    high = max(high, integers[row])
  }
  return Vector.Bounds(low: low, high: high)
}

@inline(__always)
private func narrowCopy<T: FixedWidthInteger>(
  _ from: UnsafePointer<Int64>, to: T.Type, _ base: UnsafeMutableRawPointer, _ count: Int
) {
  let target = base.bindMemory(to: T.self, capacity: count + 1)
  for row in 0..<count { target[row] = T(truncatingIfNeeded: from[row]) }
}

private struct WriteKernel: IntegerKernel {
  let count: Int
  let target: UnsafeMutablePointer<Int64>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    for row in 0..<count { target[row] = Int64(truncatingIfNeeded: values[row]) }
  }
}

private struct BoundsKernel: IntegerKernel {
  let count: Int

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) -> Vector.Bounds {
    guard count > 0 else { return Vector.Bounds(low: 0, high: 0) }
    var low = values[0]
    var high = low
    for row in 1..<max(count, 1) {
      low = min(low, values[row])
      high = max(high, values[row])
    }
    return Vector.Bounds(
      low: Int64(truncatingIfNeeded: low), high: Int64(truncatingIfNeeded: high))
  }
}

/// FLOAT64 as bits that are equal exactly where the values are: one NaN, one zero.
func writeCanonicalBits(
  _ values: UnsafePointer<Double>, to target: UnsafeMutablePointer<Int64>, count: Int
) {
  let nan = Int64(bitPattern: Double.nan.bitPattern)
  for row in 0..<count {
    // Adding +0.0 turns -0.0 to +0.0.
    let value = values[row] + 0.0
    target[row] = value == value ? Int64(bitPattern: value.bitPattern) : nan
  }
}
