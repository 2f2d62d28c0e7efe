/// A result put together from parts: values are written to rows, what no part wrote stays NULL.
final class Assembly {
  private let type: DataType
  private let count: Int
  private let layout: Vector.Layout
  private let target: Buffer
  /// 1 where a value stands.
  private let valid: Output<UInt8>
  private var bounds: Vector.Bounds?
  private var boundsKnown = true
  /// The one dictionary of all parts as long as there is only one.
  private var dictionary: TextDictionary?
  private let merger: TextMerger?

  /// - Parameter merger: takes the texts of parts whose dictionaries differ; needed for STRING.
  init(_ type: DataType, count: Int, merger: TextMerger? = nil) {
    precondition(type != .string || merger != nil)
    self.type = type
    self.count = count
    self.merger = merger
    let widest = type.widestLayout
    layout = type == .string ? .i64 : widest
    target = Buffer(byteCount: count * layout.byteCount)
    target.base.initializeMemory(as: UInt8.self, repeating: 0, count: count * layout.byteCount)
    valid = Output(UInt8.self, count: count)
    valid.values.initialize(repeating: 0, count: count)
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
    defer { withExtendedLifetime((self, vector, rows)) {} }
    let total = rows?.count ?? count
    for index in 0..<total {
      let row = rows?[index] ?? index
      to[row] = values[isDense ? index : row]
    }
    guard let validity = vector.validity else {
      for index in 0..<total { valid.values[rows?[index] ?? index] = 1 }
      return
    }
    for index in 0..<total {
      let row = rows?[index] ?? index
      valid.values[row] = bit(validity.isValid(isDense ? index : row))
    }
  }

  /// Decides whose codes the result has: those of the only dictionary, or of `merger`.
  private func adopt(_ next: TextDictionary) {
    guard let current = dictionary else {
      dictionary = next
      return
    }
    guard current !== next, let merger, current !== merger.dictionary else { return }
    let codes = target.base.assumingMemoryBound(to: Int64.self)
    let table = merger.table(for: current)
    for row in 0..<count where valid.values[row] != 0 {
      codes[row] = table.code(Int(codes[row]))
    }
    dictionary = merger.dictionary
    boundsKnown = false
  }

  private func recoded(_ vector: Vector) -> Vector {
    guard let source = vector.dictionary, source !== dictionary, let merger else {
      return vector.widened()
    }
    boundsKnown = false
    let wide = vector.widened()
    let output = Output(Int64.self, count: vector.count)
    let codes = wide.pointer(Int64.self)
    let table = merger.table(for: source)
    withExtendedLifetime(wide) {
      for row in 0..<vector.count {
        output.values[row] = vector.isValid(row) ? table.code(Int(codes[row])) : 0
      }
    }
    return output.vector(
      .string, .i64, validity: vector.validity, dictionary: dictionary)
  }

  func vector() -> Vector {
    return Vector(
      type: type, layout: layout, count: count, buffer: target,
      validity: Validity.fromBytes(valid.values, rowCount: count),
      bounds: boundsKnown ? bounds : nil,
      dictionary: type == .string ? dictionary ?? TextDictionary() : nil)
  }
}

/// One dictionary for texts of several, kept from chunk to chunk.
final class TextMerger {
  let dictionary = TextDictionary()
  private var tables: [Table] = []
  /// Dictionaries that live for one chunk would fill the list: only so many are remembered.
  private static let tableLimit = 8

  /// The codes in `dictionary` of a source's entries, each added when first asked for.
  final class Table {
    fileprivate let source: TextDictionary
    private let target: TextDictionary
    private var codes: [Int64] = []

    fileprivate init(_ source: TextDictionary, _ target: TextDictionary) {
      self.source = source
      self.target = target
    }

    func code(_ code: Int) -> Int64 {
      if code >= codes.count {
        codes += [Int64](repeating: -1, count: max(code + 1, source.count) - codes.count)
      }
      if codes[code] < 0 { codes[code] = Int64(target.add(source[code])) }
      return codes[code]
    }
  }

  func table(for source: TextDictionary) -> Table {
    if let known = tables.first(where: { $0.source === source }) { return known }
    if tables.count == Self.tableLimit { tables.removeFirst() }
    tables.append(Table(source, dictionary))
    return tables.last!
  }
}
