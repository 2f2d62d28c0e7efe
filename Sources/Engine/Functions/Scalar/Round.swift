extension ScalarFunction {
  static let round = ScalarFunction(
    name: "ROUND", signatures: Signature.numbers(optionalDigits: true) { $0.withCarry },
    summary: "Rounded to so many digits after the point (0 if not said), halves away from zero.",
    example: Example("ROUND(2.675, 2)", gives: "2.68"),
    kernel: { call throws(EngineFault) in
      try rounded(call, to: { $0.dividedHalfAway(by: $1) }) { value, digits in
        // By its printed digits, as CAST does: 2.675 lies a little below in binary.
        if digits == 0 { return value.rounded(.toNearestOrAwayFromZero) }
        guard 1...20 ~= digits, let exact = Cast.exact(value, scale: digits) else {
          return scaledFloat(value, digits) { $0.rounded(.toNearestOrAwayFromZero) }
        }
        return ValueText.double(unscaled: exact, scale: digits)
      }
    })

  static let trunc = ScalarFunction(
    name: "TRUNC", aliases: ["TRUNCATE"],
    signatures: Signature.numbers(optionalDigits: true) { $0 },
    summary: "Cut off after so many digits behind the point (0 if not said).",
    example: Example("TRUNC(-2.79, 1)", gives: "-2.7"),
    kernel: { call throws(EngineFault) in
      try rounded(call, to: { $0 / $1 }) { value, digits in
        scaledFloat(value, digits) { $0.rounded(.towardZero) }
      }
    })

  static let floor = ScalarFunction(
    name: "FLOOR", signatures: Signature.numbers { $0.withCarry },
    summary: "The greatest whole number that is not above.",
    example: Example("FLOOR(-2.5)", gives: "-3"),
    kernel: { call throws(EngineFault) in
      try rounded(call, to: { $0 / $1 - ($0 % $1 < 0 ? 1 : 0) }) { value, _ in
        value.rounded(.down)
      }
    })

  static let ceil = ScalarFunction(
    name: "CEIL", aliases: ["CEILING"], signatures: Signature.numbers { $0.withCarry },
    summary: "The least whole number that is not below.",
    example: Example("CEIL(2.1)", gives: "3"),
    kernel: { call throws(EngineFault) in
      try rounded(call, to: { $0 / $1 + ($0 % $1 > 0 ? 1 : 0) }) { value, _ in
        value.rounded(.up)
      }
    })
}

/// - Parameter divide: the quotient by a power of ten as a whole number.
private func rounded(
  _ call: ScalarCall, to divide: (Int128, Int128) -> Int128, float: (Double, Int) -> Double
) throws(EngineFault) -> Vector {
  let digits = call.integers(1)
  defer { withExtendedLifetime(digits) {} }
  let scale = call.scale
  func places(_ row: Int) -> Int {
    guard let digits else { return 0 }
    return Int(max(-400, min(400, digits.pointer(Int64.self)[row])))
  }
  return try call.number(
    exact: { value, row in
      let dropped = scale - places(row)
      if dropped <= 0 { return value }
      guard dropped <= 38 else { return 0 }
      let unit = widePowersOfTen[dropped]
      let (product, overflow) = divide(value, unit).multipliedReportingOverflow(by: unit)
      return overflow ? nil : product
    },
    float: { value, row in float(value, places(row)) })
}

/// Beyond the precision of a float there is nothing to round.
private func scaledFloat(_ value: Double, _ digits: Int, _ round: (Double) -> Double) -> Double {
  guard value.isFinite, digits <= 22 else { return value }
  if digits >= 0 {
    let scaled = value * doublePowersOfTen[digits]
    return scaled.isFinite ? round(scaled) / doublePowersOfTen[digits] : value
  }
  guard digits >= -22 else { return 0 }
  return round(value / doublePowersOfTen[-digits]) * doublePowersOfTen[-digits]
}
