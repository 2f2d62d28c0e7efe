/// Collects the values of one column, row by row or a vector at a time, and seals them in the
/// narrowest layout.
///
/// Per-value calls come from other modules (a CSV reader), so they are small and not generic.
public final class ColumnBuilder {
  public let type: DataType
  /// Not nil exactly for `DataType.string`; appended texts are added to it.
  public let dictionary: TextDictionary?
  /// Rows appended since the last `seal()`.
  public var rowCount: Int { filling.pointee.rowCount }

  private struct Filling {
    var values: UnsafeMutableRawPointer
    var capacity: Int
    var rowCount = 0
  }

  private let layout: Vector.Layout
  /// Behind a pointer, because Swift checks at run time that accesses to the variables of an object
  /// do not overlap: 6 ns a value, against 0.6.
  private let filling: UnsafeMutablePointer<Filling>
  private var nullRows: [UInt32] = []
  private var recoding = Recoding()

  /// - Parameter dictionary: for a STRING column that goes on with the codes of another; a new,
  ///   unique one is made otherwise.
  public init(type: DataType, dictionary: TextDictionary? = nil) {
    self.type = type
    self.dictionary = type == .string ? dictionary ?? TextDictionary() : nil
    let widest = type.widestLayout
    layout = widest == .f64 || widest == .i128 ? widest : .i64
    filling = .allocate(capacity: 1)
    filling.initialize(
      to: Filling(
        values: .allocate(byteCount: 64 * layout.byteCount, alignment: 64), capacity: 64))
  }

  deinit {
    filling.pointee.values.deallocate()
    filling.deallocate()
  }

  private var values: UnsafeMutableRawPointer { filling.pointee.values }

  var hasNull: Bool { !nullRows.isEmpty }

  /// Its own memory; the dictionary's is not in it.
  public var byteCount: Int {
    filling.pointee.capacity * layout.byteCount + nullRows.capacity * 4
  }

  public func appendNull() {
    nullRows.append(UInt32(rowCount))
    if layout == .i128 { push(Int128(0)) } else { push(Int64(0)) }
  }

  /// INT64, DATE (days), BOOL (0 or 1), narrow DECIMAL and RATIO (unscaled); a wide DECIMAL too.
  public func append(_ value: Int64) {
    if layout == .i128 { push(Int128(value)) } else { push(value) }
  }

  /// A DECIMAL, unscaled; in a narrow one it must fit 64 bits.
  public func append(wide value: Int128) {
    if layout == .i128 { push(value) } else { push(Int64(value)) }
  }

  public func append(_ value: Double) {
    precondition(layout == .f64)
    push(Int64(bitPattern: value.bitPattern))
  }

  /// UTF-8 in NFC.
  public func append(text: UnsafeBufferPointer<UInt8>) { push(Int64(dictionary!.add(text))) }

  public func append(text: String) { push(Int64(dictionary!.add(text))) }

  @inline(__always)
  private func push<T>(_ value: T) {
    let row = filling.pointee.rowCount
    if row == filling.pointee.capacity { grow(to: row * 2) }
    filling.pointee.values.assumingMemoryBound(to: T.self)[row] = value
    filling.pointee.rowCount = row &+ 1
  }

  private func grow(to needed: Int) {
    let larger = UnsafeMutableRawPointer.allocate(
      byteCount: needed * layout.byteCount, alignment: 64)
    larger.copyMemory(from: values, byteCount: rowCount * layout.byteCount)
    values.deallocate()
    filling.pointee.values = larger
    filling.pointee.capacity = needed
  }

  /// All rows of a vector of this type (or of type NULL).
  public func append(_ vector: Vector) {
    precondition(vector.type == type || vector.type == .null, "\(vector.type) into \(type)")
    let capacity = filling.pointee.capacity
    if rowCount + vector.count > capacity {
      grow(to: max(capacity * 2, rowCount + vector.count))
    }
    if let validity = vector.validity {
      for row in 0..<vector.count where !validity.isValid(row) {
        nullRows.append(UInt32(rowCount + row))
      }
    }
    copyValues(vector)
    filling.pointee.rowCount += vector.count
  }

  private func copyValues(_ vector: Vector) {
    let target = values + rowCount * layout.byteCount
    switch layout {
    case .f64 where vector.layout == .f64:
      target.copyMemory(from: vector.base, byteCount: vector.count * 8)
    case .i128:
      let wide = vector.widenedTo128()
      defer { withExtendedLifetime(wide) {} }
      target.copyMemory(from: wide.base, byteCount: vector.count * 16)
    default:
      let wide = vector.widened()
      let integers = target.assumingMemoryBound(to: Int64.self)
      defer { withExtendedLifetime(wide) {} }
      target.copyMemory(from: wide.base, byteCount: vector.count * 8)
      if let source = vector.dictionary, let dictionary, source !== dictionary {
        recoding.apply(to: integers, of: vector, from: source, to: dictionary)
      }
    }
  }

  /// The rows so far as a vector with true bounds; the builder starts again with none.
  public func seal() -> Vector {
    let validity = sealedValidity()
    defer {
      filling.pointee.rowCount = 0
      nullRows.removeAll(keepingCapacity: true)
    }
    if layout == .f64 || layout == .i128 {
      let output = Output(UInt8.self, count: rowCount * layout.byteCount)
      output.buffer.base.copyMemory(from: values, byteCount: output.count)
      return Vector(
        type: type, layout: layout, count: rowCount, buffer: output.buffer, validity: validity)
    }
    return narrowed(validity)
  }

  private func sealedValidity() -> Validity? {
    guard hasNull else { return nil }
    let validity = Validity(rowCount: rowCount, repeating: true)
    for row in nullRows { validity.setNull(Int(row)) }
    return validity
  }

  private func narrowed(_ validity: Validity?) -> Vector {
    let integers = values.assumingMemoryBound(to: Int64.self)
    let bounds = trueBounds(integers, validity)
    // NULL rows take a value inside the bounds, so that the bounds hold for what lies in memory.
    for row in nullRows { integers[Int(row)] = bounds.low }
    let layout = Vector.Layout.narrowest(for: bounds)
    let buffer = Buffer(byteCount: rowCount * layout.byteCount)
    switch layout {
    case .u8: narrow(integers, to: UInt8.self, buffer)
    case .u16: narrow(integers, to: UInt16.self, buffer)
    case .i32: narrow(integers, to: Int32.self, buffer)
    default: narrow(integers, to: Int64.self, buffer)
    }
    return Vector(
      type: type, layout: layout, count: rowCount, buffer: buffer, validity: validity,
      bounds: bounds, dictionary: dictionary)
  }

  private func trueBounds(
    _ integers: UnsafePointer<Int64>, _ validity: Validity?
  ) -> Vector.Bounds {
    var low = Int64.max
    var high = Int64.min
    if let validity {
      for row in 0..<rowCount where validity.isValid(row) {
        low = min(low, integers[row])
        high = max(high, integers[row])
      }
    } else {
      for row in 0..<rowCount {
        low = min(low, integers[row])
        high = max(high, integers[row])
      }
    }
    return low > high ? Vector.Bounds(low: 0, high: 0) : Vector.Bounds(low: low, high: high)
  }

  private func narrow<T: FixedWidthInteger>(
    _ integers: UnsafePointer<Int64>, to: T.Type, _ buffer: Buffer
  ) {
    let target = buffer.base.bindMemory(to: T.self, capacity: rowCount + 1)
    for row in 0..<rowCount { target[row] = T(truncatingIfNeeded: integers[row]) }
  }
}

extension Vector.Layout {
  /// The narrowest layout that holds all values between the bounds.
  static func narrowest(for bounds: Vector.Bounds) -> Vector.Layout {
    if bounds.low >= 0 && bounds.high <= 255 { return .u8 }
    if bounds.low >= 0 && bounds.high <= 65_535 { return .u16 }
    return bounds.low >= Int64(Int32.min) && bounds.high <= Int64(Int32.max) ? .i32 : .i64
  }
}

/// Codes of another dictionary brought to ours, each of its entries looked up once.
private struct Recoding {
  private var source: TextDictionary?
  private var codes: [Int64] = []

  mutating func apply(
    to integers: UnsafeMutablePointer<Int64>, of vector: Vector, from source: TextDictionary,
    to target: TextDictionary
  ) {
    if self.source !== source {
      self.source = source
      codes = []
    }
    if codes.count < source.count {
      codes += [Int64](repeating: -1, count: source.count - codes.count)
    }
    for row in 0..<vector.count where vector.isValid(row) {
      let code = Int(integers[row])
      if codes[code] < 0 { codes[code] = Int64(target.add(source[code])) }
      integers[row] = codes[code]
    }
  }
}
