// What the functions of numbers share.

extension ScalarCall {
  /// Exact numbers of one argument, unscaled; `make` answers nil where the result's type is too
  /// small.
  func exact(
    _ make: (_ value: Int128, _ row: Int) -> Int128?
  ) throws(EngineFault) -> Vector {
    let wide = arguments[0].widenedTo128()
    let values = wide.pointer(Int128.self)
    defer { withExtendedLifetime(wide) {} }
    let output = Output(Int128.self, count: rowCount)
    for row in 0..<rowCount {
      output.values[row] = 0
      guard matters(row) else { continue }
      guard let value = make(values[row], row), type.holds(unscaled: value) else {
        throw EngineFault(.overflow(type), at: origin)
      }
      output.values[row] = value
    }
    return output.vector(type, .i128, validity: validity).inLayout(of: type)
  }

  func floats(
    _ make: (_ value: Double, _ row: Int) throws(EngineFault) -> Double
  ) throws(EngineFault) -> Vector {
    let input = arguments[0].floats()
    let values = input.pointer(Double.self)
    defer { withExtendedLifetime(input) {} }
    let output = Output(Double.self, count: rowCount)
    for row in 0..<rowCount {
      output.values[row] = matters(row) ? try make(values[row], row) : 0
    }
    return output.vector(.float64, .f64, validity: validity)
  }

  /// One of the two, by the type of the result.
  func number(
    exact: (_ value: Int128, _ row: Int) -> Int128?, float: (_ value: Double, _ row: Int) -> Double
  ) throws(EngineFault) -> Vector {
    if type != .float64 { return try self.exact(exact) }
    return try floats { (value, row) throws(EngineFault) in float(value, row) }
  }

  /// Digits after the point of the first argument.
  var scale: Int { arguments[0].type.decimalScale ?? 0 }
}

extension Signature {
  /// INT64 → INT64, DECIMAL → `decimal` of it, FLOAT64 → FLOAT64; an INT64 of digits may follow.
  static func numbers(
    optionalDigits: Bool = false, decimal: @escaping @Sendable (DataType) -> DataType
  ) -> [Signature] {
    let digits: [Parameter] = optionalDigits ? [.exactly(.int64)] : []
    return [
      Signature(
        [.exactly(.int64)] + digits, optionalCount: digits.count, returns: .exactly(.int64)),
      Signature(
        [.anyDecimal] + digits, optionalCount: digits.count,
        returns: .computed { types, _ in decimal(types[0].asDecimal) }),
      Signature(
        [.exactly(.float64)] + digits, optionalCount: digits.count, returns: .exactly(.float64)),
    ]
  }
}

extension DataType {
  /// The DECIMAL that an exact number is cast to.
  var asDecimal: DataType {
    switch self {
    case .ratio: .decimal(precision: Self.narrowPrecision, scale: Self.ratioScale)
    case .int64: .decimal(precision: 19, scale: 0)
    default: self
    }
  }

  /// One digit more before the point, for a rounding that carries; 18 and 38 stay, at which a
  /// wider layout, or none, would follow.
  var withCarry: DataType {
    guard case .decimal(let precision, let scale) = self,
      precision != Self.narrowPrecision, precision < 38
    else { return self }
    return .decimal(precision: precision + 1, scale: scale)
  }
}
