extension ColumnBuilder {
  /// One value at the edges: literals, parameters. It must be of the column's type or widen to it.
  public func append(_ value: Value) {
    switch (value, type) {
    case (.null, _): appendNull()
    case (.bool(let flag), .bool): append(Int64(flag ? 1 : 0))
    case (.date(let days), .date): append(Int64(days))
    case (.timestamp(let microseconds), .timestamp): append(microseconds)
    case (.string(let text), .string): append(text: text)
    case (.int64(let number), .int64): append(number as Int64)
    case (_, .float64): append(value.double)
    default:
      guard let exact = value.exact, let scale = type.decimalScale,
        let unscaled = exact.unscaled.rescaled(from: exact.scale, to: scale)
      else { preconditionFailure("\(value) into a column of \(type)") }
      append(wide: unscaled)
    }
  }
}

extension Value {
  /// Unscaled value and scale of an exact number.
  var exact: (unscaled: Int128, scale: Int)? {
    switch self {
    case .int64(let number): (Int128(number), 0)
    case .decimal(let unscaled, let scale): (unscaled, scale)
    case .ratio(let unscaled): (Int128(unscaled), DataType.ratioScale)
    default: nil
    }
  }

  /// A number as FLOAT64; NaN for what is none.
  var double: Double {
    if case .float64(let number) = self { return number }
    guard let exact else { return .nan }
    return ValueText.double(unscaled: exact.unscaled, scale: exact.scale)
  }
}
