/// Conversion to a type, as PIPE-SQL's value table has it; NULL instead of a fault where `isTry`.
struct Cast {
  let type: DataType
  let isTry: Bool
  let origin: Origin

  func evaluate(_ vector: Vector) throws(EngineFault) -> Vector {
    if vector.type == type { return vector }
    switch (vector.type, type) {
    case (.null, _): return .nulls(type, count: vector.count)
    case (_, .string): return vector.printed()
    case (.string, _): return try parsed(vector)
    case (.date, .timestamp): return midnights(vector)
    case (.timestamp, .date): return days(vector)
    case (.float64, .bool): return Mask.not(isZero(vector)).with(validity: vector.validity)
    case (.float64, _): return try fromFloats(vector)
    case (_, .float64): return vector.floats()
    case (_, .bool): return Mask.not(isZero(vector)).with(validity: vector.validity)
    case (.date, _), (_, .date), (.timestamp, _), (_, .timestamp):
      preconditionFailure("\(vector.type) to \(type)")
    default: return try rescaled(vector)
    }
  }

  private func isZero(_ vector: Vector) -> Vector {
    guard vector.type == .float64 else { return CompareExact.inRange(vector, (0, 0)) }
    return CompareFloat.mask(.equal, vector, .constant(.float64(0), .float64, count: vector.count))
  }

  /// Between exact numbers; a fraction that goes is rounded half away from zero.
  private func rescaled(_ vector: Vector) throws(EngineFault) -> Vector {
    let (from, to) = (vector.type.decimalScale ?? 0, type.decimalScale ?? 0)
    if let quick = scaledUp(vector, by: to - from) { return quick }
    let wide = vector.widenedTo128()
    let values = wide.pointer(Int128.self)
    defer { withExtendedLifetime(wide) {} }
    let output = Output(Int128.self, count: vector.count)
    let validity = isTry ? Validity.copy(vector.validity, rowCount: vector.count) : vector.validity
    for row in 0..<vector.count {
      output.values[row] = 0
      guard vector.isValid(row) else { continue }
      if let value = values[row].rescaled(from: from, to: to), type.holds(unscaled: value) {
        output.values[row] = value
      } else if isTry {
        validity!.setNull(row)
      } else {
        throw EngineFault(.overflow(type), at: origin)
      }
    }
    return output.vector(type, .i128, validity: validity).inLayout(of: type)
  }

  /// The usual widening, where bounds prove that nothing overflows.
  private func scaledUp(_ vector: Vector, by digits: Int) -> Vector? {
    guard digits >= 0, digits <= 18, let bounds = vector.bounds,
      let low = Int128(bounds.low).rescaled(from: 0, to: digits),
      let high = Int128(bounds.high).rescaled(from: 0, to: digits),
      type.holds(unscaled: low), type.holds(unscaled: high)
    else { return nil }
    let scaled = vector.scaledUp(by: digits).retyped(type)
    return type.widestLayout == .i128 ? scaled.widenedTo128() : scaled.inLayout(of: type)
  }

  private func fromFloats(_ vector: Vector) throws(EngineFault) -> Vector {
    let values = vector.pointer(Double.self)
    defer { withExtendedLifetime(vector) {} }
    let output = Output(Int128.self, count: vector.count)
    let validity = isTry ? Validity.copy(vector.validity, rowCount: vector.count) : vector.validity
    for row in 0..<vector.count {
      output.values[row] = 0
      guard vector.isValid(row) else { continue }
      if let value = Self.exact(values[row], scale: type.decimalScale ?? 0),
        type.holds(unscaled: value)
      {
        output.values[row] = value
      } else if isTry {
        validity!.setNull(row)
      } else {
        throw fault(values[row])
      }
    }
    return output.vector(type, .i128, validity: validity).inLayout(of: type)
  }

  private func fault(_ value: Double) -> EngineFault {
    guard !value.isFinite else { return EngineFault(.overflow(type), at: origin) }
    var bytes: [UInt8] = []
    ValueText.append(value, to: &bytes)
    return EngineFault(
      .invalidCast(text: String(decoding: bytes, as: UTF8.self), to: type), at: origin)
  }

  /// A float's shortest decimal digits, rounded half away at `scale`: 2.675 is 2.68 there, as it is
  /// printed, though its bits lie a little below.
  static func exact(_ value: Double, scale: Int) -> Int128? {
    guard value.isFinite else { return nil }
    if scale == 0 {
      let rounded = value.rounded(.toNearestOrAwayFromZero)
      return Int128(exactly: rounded)
    }
    if value.magnitude < 1e9, value == value.rounded(.towardZero) {
      return Int128(value).rescaled(from: 0, to: scale)
    }
    var text = value.description
    let parts = text.withUTF8 { NumberText.decimal($0) }
    return parts.flatMap { $0.unscaled.rescaled(from: $0.scale, to: scale) }
  }

  private func midnights(_ vector: Vector) -> Vector {
    let days = vector.widened()
    let output = Output(Int64.self, count: vector.count)
    withExtendedLifetime(days) {
      let values = days.pointer(Int64.self)
      for row in 0..<vector.count {
        output.values[row] = values[row] &* Timestamp.microsecondsPerDay
      }
    }
    let bounds = vector.bounds.map {
      Vector.Bounds(
        low: $0.low &* Timestamp.microsecondsPerDay, high: $0.high &* Timestamp.microsecondsPerDay)
    }
    return output.vector(.timestamp, .i64, validity: vector.validity, bounds: bounds)
  }

  private func days(_ vector: Vector) -> Vector {
    let moments = vector.widened()
    let output = Output(Int64.self, count: vector.count)
    withExtendedLifetime(moments) {
      let values = moments.pointer(Int64.self)
      for row in 0..<vector.count {
        output.values[row] = Int64(Timestamp(microseconds: values[row]).days)
      }
    }
    return output.vector(.date, .i64, validity: vector.validity)
  }

  private func parsed(_ vector: Vector) throws(EngineFault) -> Vector {
    let texts = TextReader(vector)
    defer { withExtendedLifetime(texts) {} }
    let builder = ColumnBuilder(type: type)
    for row in 0..<vector.count {
      guard vector.isValid(row) else {
        builder.appendNull()
        continue
      }
      if TextParser.append(texts[row], to: builder) { continue }
      guard isTry else {
        throw EngineFault(
          .invalidCast(text: String(decoding: texts[row], as: UTF8.self), to: type), at: origin)
      }
      builder.appendNull()
    }
    return builder.seal()
  }
}

extension Cast {
  /// Whether CAST knows the pair at all; what it does not know is the binder's error.
  static func isKnown(_ from: DataType, _ to: DataType) -> Bool {
    switch (from, to) {
    case (.null, _), (_, .string), (.string, _): to != .null
    case (_, .null): false
    case (.date, .timestamp), (.timestamp, .date): true
    case (.date, _), (_, .date), (.timestamp, _), (_, .timestamp): from == to
    case (.bool, .ratio), (.ratio, .bool): false
    default: true
    }
  }

  static func canFail(_ from: DataType, _ to: DataType) -> Bool {
    switch (from, to) {
    case (.null, _), (_, .string): return false
    case (.string, _): return true
    case (_, .float64), (_, .bool): return false
    case (.bool, .int64), (.date, .timestamp), (.timestamp, .date): return false
    default:
      guard from != to else { return false }
      guard let a = from.integerDigits, let b = to.integerDigits, let toScale = to.decimalScale,
        let fromScale = from.decimalScale
      else { return true }
      // Rounding away a fraction can carry into one more digit.
      return toScale < fromScale ? b <= a : b < a
    }
  }
}

extension DataType {
  /// Digits before the point.
  fileprivate var integerDigits: Int? {
    switch self {
    case .int64: 19
    case .decimal(let precision, let scale): precision - scale
    case .ratio: Self.narrowPrecision - Self.ratioScale
    default: nil
    }
  }

  /// Whether `CAST(x AS type)` is possible for an `x` of this type.
  public func canCast(to type: DataType) -> Bool { Cast.isKnown(self, type) }
}
