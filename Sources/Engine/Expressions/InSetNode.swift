/// `x IN (constants)`: TRUE where found; else NULL where x is NULL or the list holds NULL.
final class InSetNode: ExpressionNode {
  private enum Members {
    case numbers(IntegerSet)
    case floats(Set<UInt64>)
    case texts(TextDictionary)
  }

  private let operand: ExpressionNode
  private let members: Members
  private let isEmpty: Bool
  private let holdsNull: Bool
  private let entries = EntryMask()

  init(_ expression: BoundExpression, _ operand: ExpressionNode, _ values: [Value]) {
    self.operand = operand
    isEmpty = values.isEmpty
    holdsNull = values.contains(.null)
    members = Self.members(values, operand.type)
    super.init(expression)
  }

  private static func members(_ values: [Value], _ type: DataType) -> Members {
    switch type {
    case .string:
      let texts = TextDictionary()
      for case .string(let text) in values { _ = texts.add(text) }
      return .texts(texts)
    case .float64:
      return .floats(Set(values.filter { !$0.isNull }.map { $0.double.orderedBits }))
    default:
      return .numbers(IntegerSet(values.compactMap { $0.integer(scale: type.decimalScale ?? 0) }))
    }
  }

  override func evaluate(
    _ chunk: Chunk, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let value = try operand.evaluate(chunk, context)
    if isEmpty { return .truth(false, count: chunk.rowCount) }
    if value.type == .null { return .nulls(.bool, count: chunk.rowCount) }
    let found = try found(value, context)
    guard holdsNull else { return found.with(validity: value.validity) }
    let known = withExtendedLifetime(found) {
      Validity.fromBytes(found.pointer(UInt8.self), rowCount: found.count)
    }
    return found.with(validity: Validity.both(value.validity, known))
  }

  private func found(_ value: Vector, _ context: ExecutionContext) throws(EngineFault) -> Vector {
    switch members {
    case .numbers(let set): return set.mask(value)
    case .texts(let texts):
      return try entries.evaluate(value, context.cancellation) { texts.find($0) != nil }
    case .floats(let set):
      let output = Output(UInt8.self, count: value.count)
      let values = value.pointer(Double.self)
      defer { withExtendedLifetime(value) {} }
      for row in 0..<value.count { output.values[row] = bit(set.contains(values[row].orderedBits)) }
      return output.vector(.bool, .u8)
    }
  }
}

extension Double {
  /// Bits that are equal exactly where the total order says so: one NaN, one zero.
  var orderedBits: UInt64 { isNaN ? Double.nan.bitPattern : (self == 0 ? 0 : bitPattern) }
}

extension Value {
  /// The integer that a column of exact numbers, dates or booleans would hold; nil where it has a
  /// finer fraction, so that no row can equal it.
  func integer(scale: Int) -> Int128? {
    switch self {
    case .bool(let flag): return flag ? 1 : 0
    case .date(let days): return Int128(days)
    case .timestamp(let microseconds): return Int128(microseconds)
    default:
      guard let exact, let value = exact.unscaled.rescaled(from: exact.scale, to: scale),
        value.rescaled(from: scale, to: exact.scale) == exact.unscaled
      else { return nil }
      return value
    }
  }
}

/// A few integers: a bitmap where they lie close, else a hash set.
struct IntegerSet {
  private let low: Int128
  private let high: Int128
  private let bitmap: [UInt8]
  private let hashed: Set<Int128>
  private static let bitmapLimit: Int128 = 1 << 16

  init(_ values: [Int128]) {
    low = values.min() ?? 1
    high = values.max() ?? 0
    let isClose =
      low >= Int128(Int64.min) && high <= Int128(Int64.max)
      && high - low < Self.bitmapLimit
    var bytes = [UInt8](repeating: 0, count: isClose ? Int(high - low) + 1 : 0)
    if isClose { for value in values { bytes[Int(value - low)] = 1 } }
    bitmap = bytes
    hashed = isClose ? [] : Set(values)
  }

  func mask(_ vector: Vector) -> Vector {
    if low > high { return .truth(false, count: vector.count) }
    let output = Output(UInt8.self, count: vector.count)
    if bitmap.isEmpty {
      let wide = vector.widenedTo128()
      let values = wide.pointer(Int128.self)
      defer { withExtendedLifetime(wide) {} }
      for row in 0..<vector.count { output.values[row] = bit(hashed.contains(values[row])) }
    } else {
      bitmap.withUnsafeBufferPointer { bitmap in
        withExtendedLifetime(vector) {
          vector.apply(
            BitmapKernel(
              low: low, bitmap: bitmap, count: vector.count, output: output.values))
        }
      }
    }
    return output.vector(.bool, .u8)
  }
}

private struct BitmapKernel: IntegerKernel {
  let low: Int128
  let bitmap: UnsafeBufferPointer<UInt8>
  let count: Int
  let output: UnsafeMutablePointer<UInt8>

  func run<T: FixedWidthInteger>(_ values: UnsafePointer<T>) {
    if MemoryLayout<T>.size == 16 {
      for row in 0..<count {
        let value = Int128(truncatingIfNeeded: values[row])
        let isNear = value >= low && value < low + Int128(bitmap.count)
        output[row] = isNear ? bitmap[Int(value - low)] : 0
      }
      return
    }
    let start = UInt64(truncatingIfNeeded: low)
    let last = UInt64(bitmap.count - 1)
    for row in 0..<count {
      // Wrapping makes one comparison of two: what lies below `low` becomes huge.
      let place = UInt64(truncatingIfNeeded: values[row]) &- start
      output[row] = bitmap[Int(min(place, last))] & bit(place <= last)
    }
  }
}
