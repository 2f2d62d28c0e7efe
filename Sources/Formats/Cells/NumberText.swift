import Engine

/// Numbers and dates as text, appended without a string in between.
extension ByteBuffer {
  func append(integer value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: value.magnitude)
  }

  /// Trailing zeros of the fraction are left out.
  func append(unscaled value: Int64, scale: Int) {
    var magnitude = value.magnitude
    var scale = scale
    while scale > 0 && magnitude % 10 == 0 {
      magnitude /= 10
      scale -= 1
    }
    if value < 0 { append(UInt8(ascii: "-")) }
    guard scale > 0 else { return append(digits: magnitude) }
    let unit = powerOfTen(scale)
    append(digits: magnitude / unit)
    append(UInt8(ascii: "."))
    append(digits: magnitude % unit, width: scale)
  }

  func append(wideUnscaled value: Int128, scale: Int) {
    var magnitude = value.magnitude
    var scale = scale
    while scale > 0 && magnitude % 10 == 0 {
      magnitude /= 10
      scale -= 1
    }
    if value < 0 { append(UInt8(ascii: "-")) }
    var digits = Array(String(magnitude).utf8)
    if digits.count <= scale {
      digits.insert(
        contentsOf: repeatElement(UInt8(ascii: "0"), count: scale + 1 - digits.count), at: 0)
    }
    if scale > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - scale) }
    append(digits)
  }

  /// A ratio as a percentage: two decimals, or all that it has.
  func append(percent value: Int64, allDecimals: Bool) {
    if allDecimals {
      append(unscaled: value, scale: 8)
    } else {
      let hundredths = (value.magnitude + 500_000) / 1_000_000
      if value < 0 && hundredths > 0 { append(UInt8(ascii: "-")) }
      append(digits: hundredths / 100)
      append(UInt8(ascii: "."))
      append(digits: hundredths % 100, width: 2)
    }
    append(UInt8(ascii: "%"))
  }

  /// `2024-12-31`, or `31/12/2024`.
  func append(date days: Int64, locale: FormatOptions.Locale) {
    let date = CalendarDate(days: Int32(truncatingIfNeeded: days))
    switch locale {
    case .plain:
      append(year: date.year)
      append(UInt8(ascii: "-"))
      append(digits: UInt64(date.month), width: 2)
      append(UInt8(ascii: "-"))
      append(digits: UInt64(date.day), width: 2)
    case .vietnamese:
      append(digits: UInt64(date.day), width: 2)
      append(UInt8(ascii: "/"))
      append(digits: UInt64(date.month), width: 2)
      append(UInt8(ascii: "/"))
      append(year: date.year)
    }
  }

  /// `2024-02-29 08:30:00`, with the digits of a fraction.
  func append(timestamp microseconds: Int64, locale: FormatOptions.Locale) {
    let moment = Timestamp(microseconds: microseconds)
    append(date: Int64(moment.days), locale: locale)
    append(UInt8(ascii: " "))
    append(digits: UInt64(moment.hour), width: 2)
    append(UInt8(ascii: ":"))
    append(digits: UInt64(moment.minute), width: 2)
    append(UInt8(ascii: ":"))
    append(digits: UInt64(moment.second), width: 2)
    var (fraction, width) = (UInt64(moment.fraction), 6)
    if fraction == 0 { return }
    while fraction % 10 == 0 {
      fraction /= 10
      width -= 1
    }
    append(UInt8(ascii: locale == .vietnamese ? "," : "."))
    append(digits: fraction, width: width)
  }

  private func append(year: Int) { append(digits: UInt64(max(year, 0)), width: 4) }

  private func append(digits value: UInt64, width: Int = 1) {
    let room = tail(room: 20)
    var rest = value
    var at = 20
    repeat {
      at -= 1
      room[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest != 0
    while 20 - at < width {
      at -= 1
      room[at] = UInt8(ascii: "0")
    }
    for index in 0..<(20 - at) { room[index] = room[at + index] }
    commit(20 - at)
  }

  /// Rewrites the number that starts at `start` as Viet Nam writes it: `1.234,56`.
  ///
  /// Whole numbers of four digits stay ungrouped: most of them are years.
  func makeVietnamese(from start: Int, isUTF8: Bool) {
    let number = Array(bytes[start...])
    guard !number.contains(UInt8(ascii: "e")) && !number.contains(UInt8(ascii: "n")) else { return }
    truncate(to: start)
    var whole = number[...]
    if whole.first == UInt8(ascii: "-") {
      whole.removeFirst()
      append(isUTF8 ? "\u{2212}" : "-")
    }
    let end = whole.firstIndex { !($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) }
    let rest = whole[(end ?? whole.endIndex)...]
    whole = whole[..<rest.startIndex]
    let isGrouped = whole.count > 4 || rest.first == UInt8(ascii: ".")
    for (index, digit) in whole.enumerated() {
      if isGrouped && index > 0 && (whole.count - index) % 3 == 0 { append(UInt8(ascii: ".")) }
      append(digit)
    }
    for byte in rest { append(byte == UInt8(ascii: ".") ? UInt8(ascii: ",") : byte) }
  }
}

/// 10 to the power of `exponent`, 0 … 18.
func powerOfTen(_ exponent: Int) -> UInt64 {
  precondition(exponent >= 0 && exponent <= 19)
  var power: UInt64 = 1
  for _ in 0..<exponent { power *= 10 }
  return power
}
