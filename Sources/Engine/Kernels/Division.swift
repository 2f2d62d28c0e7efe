/// Quotients whose numerator passes 128 bits.
enum WideDivision {
  /// `value * 10^digits / divisor`, half away from zero; nil where 128 bits do not hold it.
  static func quotient(_ value: Int128, scaledBy digits: Int, dividedBy divisor: Int128) -> Int128?
  {
    if digits < 0 { return quotient(value, dividedBy: divisor, times: -digits) }
    if digits <= 38 {
      let (product, overflow) = value.multipliedReportingOverflow(by: widePowersOfTen[digits])
      if !overflow { return product.dividedHalfAway(by: divisor) }
      let (high, low) = value.magnitude.multipliedFullWidth(by: widePowersOfTen[digits].magnitude)
      return rounded(high, low, divisor.magnitude, isNegative: (value < 0) != (divisor < 0))
    }
    return value == 0 ? 0 : nil
  }

  /// The divisor grows instead of the value.
  private static func quotient(
    _ value: Int128, dividedBy divisor: Int128, times digits: Int
  ) -> Int128? {
    guard let larger = divisor.rescaled(from: 0, to: digits) else { return 0 }
    return value.dividedHalfAway(by: larger)
  }

  /// `value * factor / 10^digits`, half away from zero.
  static func halfAway(
    _ value: Int128, times factor: UInt128, isNegative: Bool, by digits: Int
  ) -> Int128? {
    let (high, low) = value.magnitude.multipliedFullWidth(by: factor)
    return rounded(
      high, low, widePowersOfTen[digits].magnitude, isNegative: (value < 0) != isNegative)
  }

  private static func rounded(
    _ high: UInt128, _ low: UInt128, _ divisor: UInt128, isNegative: Bool
  ) -> Int128? {
    guard high < divisor else { return nil }
    var (quotient, remainder) = divisor.dividingFullWidth((high, low))
    if remainder >= divisor - remainder { quotient += 1 }
    guard quotient <= Int128.max.magnitude else { return nil }
    return isNegative ? -Int128(quotient) : Int128(quotient)
  }
}

/// `/`, DIV, `%`: rows whose divisor is 0 become NULL, and are counted.
struct Division {
  let operation: ArithmeticOperator
  let type: DataType
  let origin: Origin
  /// Whether divisions by zero are counted for the statement's warning (not for RATIO).
  var isCounted = true

  func evaluate(
    _ left: Vector, _ right: Vector, validity: Validity?, _ context: ExecutionContext
  ) throws(EngineFault) -> Vector {
    let zeros = zeroRows(right, validity)
    if isCounted, zeros.count > 0 { context.noteDivisionByZero(count: zeros.count, at: origin) }
    if type == .float64 { return floats(left, right, zeros.validity) }
    return try exact(left, right, zeros.validity)
  }

  /// How many rows that matter divide by zero, and the rows that do not.
  private func zeroRows(_ divisor: Vector, _ validity: Validity?) -> (
    count: Int, validity: Validity?
  ) {
    if let bounds = divisor.bounds, bounds.low > 0 || bounds.high < 0 { return (0, validity) }
    let isZero: Vector
    if divisor.layout == .f64 {
      isZero = CompareFloat.mask(
        .equal, divisor, .constant(.float64(0), .float64, count: divisor.count))
    } else {
      isZero = CompareExact.inRange(divisor, (0, 0))
    }
    let nonZero = Mask.not(isZero)
    let rows = withExtendedLifetime(nonZero) {
      Validity.fromBytes(nonZero.pointer(UInt8.self), rowCount: nonZero.count)
    }
    guard let rows else { return (0, validity) }
    let remaining = Validity.both(rows, validity)!
    return (remaining.nullCount - (validity?.nullCount ?? 0), remaining)
  }

  private func floats(_ left: Vector, _ right: Vector, _ validity: Validity?) -> Vector {
    let (a, b) = (left.floats(), right.floats())
    let (lefts, rights) = (a.pointer(Double.self), b.pointer(Double.self))
    let output = Output(Double.self, count: left.count)
    withExtendedLifetime((a, b)) {
      switch operation {
      case .divide:
        for row in 0..<left.count { output.values[row] = lefts[row] / rights[row] }
      case .integerDivide:
        for row in 0..<left.count {
          output.values[row] = (lefts[row] / rights[row]).rounded(.towardZero)
        }
      default:
        for row in 0..<left.count {
          output.values[row] = lefts[row].truncatingRemainder(dividingBy: rights[row])
        }
      }
    }
    return output.vector(type, .f64, validity: validity)
  }

  private func exact(
    _ left: Vector, _ right: Vector, _ validity: Validity?
  ) throws(EngineFault) -> Vector {
    if type == .int64, left.layout != .i128, right.layout != .i128,
      left.type.decimalScale == right.type.decimalScale, operation != .divide
    {
      return try integers(left, right, validity)
    }
    let (a, b) = (left.widenedTo128(), right.widenedTo128())
    let (lefts, rights) = (a.pointer(Int128.self), b.pointer(Int128.self))
    defer { withExtendedLifetime((a, b)) {} }
    let (leftScale, rightScale) = (left.type.decimalScale ?? 0, right.type.decimalScale ?? 0)
    let output = Output(Int128.self, count: left.count)
    for row in 0..<left.count {
      guard validity?.isValid(row) ?? true else {
        output.values[row] = 0
        continue
      }
      guard let value = result(lefts[row], leftScale, rights[row], rightScale),
        type.holds(unscaled: value)
      else { throw EngineFault(.overflow(type), at: origin) }
      output.values[row] = value
    }
    return output.vector(type, .i128, validity: validity).inLayout(of: type)
  }

  private func result(
    _ left: Int128, _ leftScale: Int, _ right: Int128, _ rightScale: Int
  ) -> Int128? {
    let scale = type.decimalScale ?? 0
    if operation == .divide {
      return WideDivision.quotient(
        left, scaledBy: scale - leftScale + rightScale, dividedBy: right)
    }
    let common = max(leftScale, rightScale)
    guard let a = left.rescaled(from: leftScale, to: common),
      let b = right.rescaled(from: rightScale, to: common)
    else { return nil }
    if operation == .modulo { return (a % b).rescaled(from: common, to: scale) }
    let (quotient, overflow) = a.dividedReportingOverflow(by: b)
    return overflow ? nil : quotient.rescaled(from: 0, to: scale)
  }

  /// DIV and `%` of INT64: `Int64.min DIV -1` is the one quotient that does not fit.
  private func integers(
    _ left: Vector, _ right: Vector, _ validity: Validity?
  ) throws(EngineFault) -> Vector {
    let (a, b) = (left.widened(), right.widened())
    let (lefts, rights) = (a.pointer(Int64.self), b.pointer(Int64.self))
    defer { withExtendedLifetime((a, b)) {} }
    let output = Output(Int64.self, count: left.count)
    for row in 0..<left.count {
      guard validity?.isValid(row) ?? true else {
        output.values[row] = 0
        continue
      }
      if operation == .modulo {
        output.values[row] =
          lefts[row].remainderReportingOverflow(dividingBy: rights[row])
          .partialValue
      } else {
        let (quotient, overflow) = lefts[row].dividedReportingOverflow(by: rights[row])
        if overflow { throw EngineFault(.overflow(type), at: origin) }
        output.values[row] = quotient
      }
    }
    return output.vector(type, .i64, validity: validity)
  }
}
