/// A result put together from parts: values are written to rows, what no part wrote stays NULL.
final class Assembly {
  private let type: DataType
  private let count: Int
  private let layout: Vector.Layout
  private let target: Buffer
  private let validity: Validity
  private var bounds: Vector.Bounds?
  private var boundsKnown = true
  private var dictionary: TextDictionary?
  /// The one dictionary of all parts as long as there is only one.
  private let merged: TextDictionary?

  /// - Parameter merged: takes the texts of parts whose dictionaries differ.
  init(_ type: DataType, count: Int, merged: TextDictionary? = nil) {
    self.type = type
    self.count = count
    self.merged = merged
    let widest = type.widestLayout
    layout = type == .string ? .i64 : widest
    target = Buffer(byteCount: count * layout.byteCount)
    target.base.initializeMemory(as: UInt8.self, repeating: 0, count: count * layout.byteCount)
    validity = Validity(rowCount: count, repeating: false)
    if type == .bool || type == .null { bounds = nil }
  }

  func put(_ part: PartialVector) { put(part.vector, at: part.rows, isDense: part.isDense) }

  /// Writes `vector` to `rows` (nil: all); see `PartialVector` for `isDense`.
  func put(_ vector: Vector, at rows: SelectionVector?, isDense: Bool) {
    if vector.type == .null { return }
    if type == .string { adopt(vector.dictionary!) }
    widen(bounds: vector.bounds)
    switch layout {
    case .f64: scatter(vector.pointer(Double.self), vector, rows, isDense)
    case .i128:
      let wide = vector.widenedTo128()
      withExtendedLifetime(wide) { scatter(wide.pointer(Int128.self), vector, rows, isDense) }
    case .u8: scatter(vector.pointer(UInt8.self), vector, rows, isDense)
    default:
      let wide = recoded(vector)
      withExtendedLifetime(wide) { scatter(wide.pointer(Int64.self), vector, rows, isDense) }
    }
  }

  private func widen(bounds other: Vector.Bounds?) {
    guard let other, boundsKnown else {
      boundsKnown = false
      return
    }
    let low = min(bounds?.low ?? 0, other.low)
    let high = max(bounds?.high ?? 0, other.high)
    // Rows that no part wrote hold 0.
    bounds = Vector.Bounds(low: min(low, 0), high: max(high, 0))
  }

  private func scatter<T>(
    _ values: UnsafePointer<T>, _ vector: Vector, _ rows: SelectionVector?, _ isDense: Bool
  ) {
    let to = target.base.assumingMemoryBound(to: T.self)
    for index in 0..<(rows?.count ?? count) {
      let row = rows?[index] ?? index
      let source = isDense ? index : row
      to[row] = values[source]
      if vector.isValid(source) { validity.setValid(row) } else { validity.setNull(row) }
    }
  }

  /// Decides whose codes the result has: those of the only dictionary, or of `merged`.
  private func adopt(_ next: TextDictionary) {
    guard let current = dictionary else {
      dictionary = next
      return
    }
    guard current !== next, current !== merged else { return }
    let merged = merged!
    recode(rows: target.base.assumingMemoryBound(to: Int64.self), from: current, to: merged)
    dictionary = merged
    boundsKnown = false
  }

  private func recode(
    rows: UnsafeMutablePointer<Int64>, from: TextDictionary, to: TextDictionary
  ) {
    for row in 0..<count where validity.isValid(row) {
      rows[row] = Int64(to.add(from[Int(rows[row])]))
    }
  }

  private func recoded(_ vector: Vector) -> Vector {
    guard let source = vector.dictionary, source !== dictionary, let dictionary else {
      return vector.widened()
    }
    boundsKnown = false
    let wide = vector.widened()
    let output = Output(Int64.self, count: vector.count)
    let codes = wide.pointer(Int64.self)
    withExtendedLifetime(wide) {
      for row in 0..<vector.count {
        output.values[row] =
          vector.isValid(row) ? Int64(dictionary.add(source[Int(codes[row])])) : 0
      }
    }
    return output.vector(
      .string, .i64, validity: vector.validity, dictionary: dictionary)
  }

  func vector() -> Vector {
    let isNullFree = validity.nullCount == 0
    return Vector(
      type: type, layout: layout, count: count, buffer: target,
      validity: isNullFree ? nil : validity, bounds: boundsKnown ? bounds : nil,
      dictionary: type == .string ? dictionary ?? TextDictionary() : nil)
  }
}
