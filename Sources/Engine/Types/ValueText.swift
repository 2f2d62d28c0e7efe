/// The printed forms of values, written as bytes: what CAST to STRING, writers and reports share.
public enum ValueText {
  /// `-42`.
  public static func append(_ value: Int64, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(UInt64(value.magnitude), to: &bytes)
  }

  /// A decimal without trailing zeros of its fraction: `2.5`, `0.0608`, `53`.
  public static func append(unscaled: Int128, scale: Int, to bytes: inout [UInt8]) {
    var magnitude = unscaled.magnitude
    var scale = scale
    if let narrow = UInt64(exactly: magnitude) {
      var rest = narrow
      while scale > 0 && rest % 10 == 0 && rest != 0 {
        rest /= 10
        scale -= 1
      }
      magnitude = UInt128(rest)
    } else {
      while scale > 0 && magnitude % 10 == 0 {
        magnitude /= 10
        scale -= 1
      }
    }
    if magnitude == 0 { scale = 0 }
    if unscaled < 0 { bytes.append(UInt8(ascii: "-")) }
    appendPoint(magnitude, scale: scale, to: &bytes)
  }

  /// All `scale` digits of the fraction: `2.50`, `0.0608`, `53`.
  public static func append(allDigits unscaled: Int128, scale: Int, to bytes: inout [UInt8]) {
    if unscaled < 0 { bytes.append(UInt8(ascii: "-")) }
    appendPoint(unscaled.magnitude, scale: scale, to: &bytes)
  }

  private static func appendPoint(
    _ magnitude: UInt128, scale: Int, to bytes: inout [UInt8]
  ) {
    let start = bytes.count
    if let narrow = UInt64(exactly: magnitude) {
      appendDigits(narrow, to: &bytes)
    } else {
      bytes.append(contentsOf: magnitude.description.utf8)
    }
    guard scale > 0 else { return }
    let digits = bytes.count - start
    if digits <= scale {
      bytes.insert(
        contentsOf: repeatElement(UInt8(ascii: "0"), count: scale - digits + 1), at: start)
    }
    bytes.insert(UInt8(ascii: "."), at: bytes.count - scale)
  }

  private static func appendDigits(_ value: UInt64, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest != 0
    bytes[start...].reverse()
  }

  /// The shortest digits that give the same number back: `2.5`, `1e+20`, `NaN`, `Infinity`.
  public static func append(_ value: Double, to bytes: inout [UInt8]) {
    if value.isNaN {
      bytes.append(contentsOf: "NaN".utf8)
    } else if value.isInfinite {
      bytes.append(contentsOf: (value < 0 ? "-Infinity" : "Infinity").utf8)
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  /// `2024-02-29`.
  public static func append(date days: Int32, to bytes: inout [UInt8]) {
    let civil = CalendarDate(days: days)
    appendPadded(civil.year, digits: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendPadded(civil.month, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendPadded(civil.day, digits: 2, to: &bytes)
  }

  /// `2024-02-29 08:30:00`, with the fraction of the second where there is one: `08:30:00.25`.
  public static func append(timestamp microseconds: Int64, to bytes: inout [UInt8]) {
    let moment = Timestamp(microseconds: microseconds)
    append(date: moment.days, to: &bytes)
    bytes.append(UInt8(ascii: " "))
    appendPadded(moment.hour, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendPadded(moment.minute, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendPadded(moment.second, digits: 2, to: &bytes)
    if moment.fraction == 0 { return }
    bytes.append(UInt8(ascii: "."))
    appendPadded(moment.fraction, digits: 6, to: &bytes)
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
  }

  static func appendPadded(_ value: Int, digits: Int, to bytes: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }

  /// `true` or `false`.
  public static func append(_ value: Bool, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// The nearest FLOAT64 of an exact number.
  public static func double(unscaled: Int128, scale: Int) -> Double {
    // Both parts are exact doubles then, and one IEEE division rounds correctly.
    if scale <= 22, unscaled.magnitude < 1 << 53 {
      return Double(Int64(unscaled)) / doublePowersOfTen[scale]
    }
    if scale == 0 { return Double(unscaled) }
    var bytes: [UInt8] = []
    append(unscaled: unscaled, scale: scale, to: &bytes)
    return Double(String(decoding: bytes, as: UTF8.self)) ?? .nan
  }
}

/// 10^0 … 10^22, all exact.
let doublePowersOfTen: [Double] = {
  var powers: [Double] = [1]
  for _ in 0..<22 { powers.append(powers.last! * 10) }
  return powers
}()
