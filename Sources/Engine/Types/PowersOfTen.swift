/// 10^0 … 10^18.
let powersOfTen: [Int64] = {
  var powers: [Int64] = [1]
  for _ in 0..<18 { powers.append(powers.last! * 10) }
  return powers
}()

/// 10^0 … 10^38.
let widePowersOfTen: [Int128] = {
  var powers: [Int128] = [1]
  for _ in 0..<38 { powers.append(powers.last! * 10) }
  return powers
}()

extension Int128 {
  /// `self / divisor`, rounded half away from zero; `divisor` is not 0.
  @inline(__always)
  func dividedHalfAway(by divisor: Int128) -> Int128 {
    // A division of 128 bits costs several times one of 64.
    let (narrow, narrowDivisor) = (
      Int64(truncatingIfNeeded: self), Int64(truncatingIfNeeded: divisor)
    )
    if Int128(narrow) == self, Int128(narrowDivisor) == divisor, narrowDivisor > 0 {
      return Int128(narrow.dividedHalfAway(by: narrowDivisor))
    }
    return wideDividedHalfAway(by: divisor)
  }

  private func wideDividedHalfAway(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    // |remainder| >= |divisor| - |remainder| says "at least half" without an overflow.
    let isHalf = remainder.magnitude >= divisor.magnitude - remainder.magnitude
    guard isHalf else { return quotient }
    return (self < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
  }

  /// The value of scale `from` at scale `to`, rounded half away; nil where it does not fit.
  func rescaled(from: Int, to: Int) -> Int128? {
    if from == to { return self }
    if from > to {
      return from - to > 38 ? 0 : dividedHalfAway(by: widePowersOfTen[from - to])
    }
    guard to - from <= 38 else { return self == 0 ? 0 : nil }
    let (product, overflow) = multipliedReportingOverflow(by: widePowersOfTen[to - from])
    return overflow ? nil : product
  }
}

extension Int64 {
  /// `self / divisor`, rounded half away from zero; `divisor` is positive.
  fileprivate func dividedHalfAway(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else { return quotient }
    return self < 0 ? quotient - 1 : quotient + 1
  }
}

extension DataType {
  /// The largest unscaled value of an exact number type; nil for other types.
  var unscaledLimit: Int128? {
    switch self {
    case .int64: Int128(Int64.max)
    case .decimal(let precision, _): widePowersOfTen[precision] - 1
    case .ratio: widePowersOfTen[Self.narrowPrecision] - 1
    default: nil
    }
  }

  /// Whether an exact number type holds the unscaled value.
  func holds(unscaled value: Int128) -> Bool {
    guard let limit = unscaledLimit else { return false }
    return value <= limit && value >= (self == .int64 ? Int128(Int64.min) : -limit)
  }
}
