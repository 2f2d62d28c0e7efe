/// A number as text has it, before a type is chosen: digits, where the point stands, an exponent.
struct ScannedNumber {
  var isNegative = false
  /// All digits as one whole number; meaningless where `isWide`.
  var mantissa: UInt64 = 0
  /// More than 19 significant digits: read the text again.
  var isWide = false
  /// Significant digits before the point, without leading zeros.
  var wholeDigits = 0
  /// Digits after the point.
  var scale = 0
  var hasPoint = false
  var hasExponent = false
  /// Of ten, from the text.
  var exponent = 0
  /// `007`: rather a code than a number.
  var hasLeadingZero = false

  /// nil where the text is no number: `[-+][digits][.digits][e[-+]digits]`, digits somewhere.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress, text.count > 0 else { return nil }
    let count = text.count
    var index = 0
    if base[0] == UInt8(ascii: "-") {
      isNegative = true
      index = 1
    } else if base[0] == UInt8(ascii: "+") {
      hasLeadingZero = true
      index = 1
    }
    let first = index
    var digits = 0
    while index < count, let digit = Self.digit(base[index]) {
      if digits > 0 || digit > 0 { digits += 1 }
      mantissa = mantissa &* 10 &+ digit
      index += 1
    }
    let whole = index - first
    wholeDigits = digits
    if whole > 1 && base[first] == UInt8(ascii: "0") { hasLeadingZero = true }
    if index < count && base[index] == UInt8(ascii: ".") {
      hasPoint = true
      index += 1
      let start = index
      while index < count, let digit = Self.digit(base[index]) {
        if digits > 0 || digit > 0 { digits += 1 }
        mantissa = mantissa &* 10 &+ digit
        index += 1
      }
      scale = index - start
      guard scale > 0 else { return nil }
    }
    guard whole + scale > 0 else { return nil }
    isWide = digits > 19
    if index < count && (base[index] | 0x20) == UInt8(ascii: "e") {
      guard let power = Self.power(base, index + 1, count) else { return nil }
      hasExponent = true
      exponent = power
      index = count
    }
    guard index == count else { return nil }
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt64? {
    let digit = byte &- UInt8(ascii: "0")
    return digit <= 9 ? UInt64(digit) : nil
  }

  /// The exponent's digits; far beyond a float's reach all are alike.
  private static func power(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var index = start
    let isNegative = index < count && base[index] == UInt8(ascii: "-")
    if index < count && (isNegative || base[index] == UInt8(ascii: "+")) { index += 1 }
    guard index < count else { return nil }
    var power = 0
    while index < count {
      guard let digit = digit(base[index]) else { return nil }
      power = min(power * 10 + Int(digit), 100_000)
      index += 1
    }
    return isNegative ? -power : power
  }
}

extension ScannedNumber {
  /// The whole number, where it is one and fits.
  var int64: Int64? {
    guard !hasPoint, !hasExponent, !isWide else { return nil }
    if isNegative { return mantissa <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- mantissa) : nil }
    return Int64(exactly: mantissa)
  }

  /// The value at `scale`, rounded half away from zero; nil where it does not fit `Int64`.
  func narrow(scale target: Int) -> Int64? {
    guard !isWide, !hasExponent else { return nil }
    var magnitude = mantissa
    if scale <= target {
      let (product, overflow) = magnitude.multipliedReportingOverflow(
        by: powerOfTen(min(target - scale, 19)))
      guard !overflow || magnitude == 0, target - scale <= 19 else { return nil }
      magnitude = product
    } else {
      guard scale - target <= 19 else { return 0 }
      let unit = powerOfTen(scale - target)
      magnitude = magnitude / unit + (magnitude % unit >= unit - unit / 2 ? 1 : 0)
    }
    guard magnitude <= UInt64(Int64.max) else { return nil }
    return isNegative ? -Int64(magnitude) : Int64(magnitude)
  }

  /// As `narrow`, for any number of digits and an exponent; nil where it does not fit 38 digits.
  static func wide(_ text: UnsafeBufferPointer<UInt8>, scale target: Int) -> Int128? {
    guard let number = ScannedNumber(text) else { return nil }
    let end = text.firstIndex { ($0 | 0x20) == UInt8(ascii: "e") } ?? text.count
    let digits = text[..<end].filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      .drop { $0 == UInt8(ascii: "0") }
    // Digits kept before rounding: those left of the target's last place.
    let kept = digits.count - number.scale + number.exponent + target
    guard kept <= 38 || digits.isEmpty else { return nil }
    var magnitude: Int128 = 0
    for index in 0..<max(kept, 0) {
      let digit = index < digits.count ? digits[digits.startIndex + index] - 48 : 0
      magnitude = magnitude * 10 + Int128(digit)
    }
    if kept >= 0 && kept < digits.count && digits[digits.startIndex + kept] >= UInt8(ascii: "5") {
      magnitude += 1
    }
    return number.isNegative ? -magnitude : magnitude
  }

  /// The nearest float.
  ///
  /// Up to 2^53 and 10^22 both factors are exact and one operation rounds right (Clinger, "How to
  /// Read Floating Point Numbers Accurately", PLDI 1990); the rest goes to the standard library.
  func double(_ text: UnsafeBufferPointer<UInt8>) -> Double {
    let power = exponent - scale
    if !isWide && mantissa <= 1 << 53 && power >= -22 && power <= 22 {
      let value = Double(mantissa)
      let scaled =
        power < 0 ? value / exactPowersOfTen[-power] : value * exactPowersOfTen[power]
      return isNegative ? -scaled : scaled
    }
    return Double(String(decoding: text, as: UTF8.self)) ?? .nan
  }
}

/// 10^0 … 10^22, all of them exact.
private let exactPowersOfTen: [Double] = (0...22).map { power in
  (0..<power).reduce(1) { value, _ in value * 10 }
}
