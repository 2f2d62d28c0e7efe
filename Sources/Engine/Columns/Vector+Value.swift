// Values one by one, for the edges of the engine: literals, tests, printing.

extension DataType {
  /// The layout of a vector where nothing is known about the values.
  var widestLayout: Vector.Layout {
    switch self {
    case .null, .bool: .u8
    case .float64: .f64
    case .decimal(let precision, _) where precision > Self.narrowPrecision: .i128
    case .string: .i32
    default: .i64
    }
  }
}

extension Vector {
  /// `value` in every row. A constant has equal bounds.
  public static func constant(_ value: Value, _ type: DataType, count: Int) -> Vector {
    if value.isNull { return nulls(type, count: count) }
    let one = Vector(type: type, values: [value])
    return one.gather(
      SelectionVector(capacity: count) { rows in
        rows.initialize(repeating: 0, count: count)
        return count
      })
  }

  /// NULL in every row.
  public static func nulls(
    _ type: DataType, count: Int, dictionary: TextDictionary? = nil
  ) -> Vector {
    let layout: Layout = type == .string ? .u8 : type.widestLayout
    let output = Output(UInt8.self, count: count * layout.byteCount)
    output.values.initialize(repeating: 0, count: output.count)
    return Vector(
      type: type, layout: layout, count: count, buffer: output.buffer,
      validity: Validity(rowCount: count, repeating: false),
      bounds: layout == .f64 || layout == .i128 ? nil : Bounds(low: 0, high: 0),
      dictionary: type == .string ? dictionary ?? TextDictionary() : nil)
  }

  /// The values in the narrowest layout that holds them.
  public init(type: DataType, values: [Value]) {
    let builder = ColumnBuilder(type: type)
    for value in values { builder.append(value) }
    self = builder.seal()
  }

  /// The integer (code, days, unscaled decimal) of a row, NULL or not.
  func integer(at row: Int) -> Int128 {
    defer { withExtendedLifetime(self) {} }
    switch layout {
    case .u8: return Int128(pointer(UInt8.self)[row])
    case .u16: return Int128(pointer(UInt16.self)[row])
    case .i32: return Int128(pointer(Int32.self)[row])
    case .i64: return Int128(pointer(Int64.self)[row])
    case .i128: return pointer(Int128.self)[row]
    case .f64: preconditionFailure("FLOAT64 has no integer")
    }
  }

  /// One value; for the edges, never in a loop over rows.
  public func value(at row: Int) -> Value {
    precondition(row >= 0 && row < count)
    guard isValid(row) else { return .null }
    defer { withExtendedLifetime(self) {} }
    switch type {
    case .null: return .null
    case .float64: return .float64(pointer(Double.self)[row])
    case .bool: return .bool(integer(at: row) != 0)
    case .int64: return .int64(Int64(integer(at: row)))
    case .decimal(_, let scale): return .decimal(unscaled: integer(at: row), scale: scale)
    case .ratio: return .ratio(Int64(integer(at: row)))
    case .date: return .date(Int32(integer(at: row)))
    case .timestamp: return .timestamp(Int64(integer(at: row)))
    case .string: return .string(dictionary!.string(Int(integer(at: row))))
    }
  }
}
