/// FLOAT64 for people: significant digits of the fraction, whole parts as they are.
extension ByteBuffer {
  /// The shortest text that reads back as the same number.
  func append(shortest value: Double) {
    if value.isNaN { return append("NaN") }
    if value.isInfinite { return append(value < 0 ? "-Infinity" : "Infinity") }
    append(value.description)
  }

  /// `digits` significant ones, but never a rounded whole part.
  ///
  /// Plain notation from 10^-7 to 10^21, where a row of zeros stops helping.
  func append(float value: Double, digits: FormatOptions.Digits) {
    guard value.isFinite, value != 0 else { return append(shortest: value) }
    var number = DecimalDigits(value)
    let isWhole = number.digits.count <= number.pointAt
    if case .significant(let count) = digits, !isWhole {
      number.round(to: max(count, number.pointAt, 1))
    }
    if number.isNegative { append(UInt8(ascii: "-")) }
    if number.pointAt > 21 || number.pointAt < -6 {
      appendScientific(number)
    } else {
      appendPlain(number, keepsPoint: isWhole)
    }
  }

  private func appendPlain(_ number: DecimalDigits, keepsPoint: Bool) {
    let zero = UInt8(ascii: "0")
    for index in 0..<max(number.pointAt, 1) {
      append(index < number.pointAt && index < number.digits.count ? number.digits[index] : zero)
    }
    let hasFraction = number.digits.count > number.pointAt
    guard hasFraction || keepsPoint else { return }
    append(UInt8(ascii: "."))
    guard hasFraction else { return append(zero) }
    append(repeating: zero, count: -number.pointAt)
    for digit in number.digits[max(number.pointAt, 0)...] { append(digit) }
  }

  private func appendScientific(_ number: DecimalDigits) {
    append(number.digits[0])
    if number.digits.count > 1 {
      append(UInt8(ascii: "."))
      for digit in number.digits.dropFirst() { append(digit) }
    }
    append(UInt8(ascii: "e"))
    append(integer: Int64(number.pointAt - 1))
  }
}

/// The decimal digits of a finite, nonzero float, and where its point stands.
struct DecimalDigits {
  let isNegative: Bool
  /// ASCII, without zeros at either end.
  private(set) var digits: [UInt8] = []
  /// Digits before the point; 0 or less where the number is below 0.1.
  private(set) var pointAt = 0

  init(_ value: Double) {
    isNegative = value < 0
    var exponent = 0
    var point: Int?
    let text = Array(value.magnitude.description.utf8)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      }
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
    }
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    pointAt = (point ?? digits.count) - leading + exponent
    digits.removeFirst(leading)
    trim()
  }

  /// Rounds half away from zero, on the digits that a reader would see.
  mutating func round(to count: Int) {
    guard digits.count > count else { return }
    let roundsUp = digits[count] >= UInt8(ascii: "5")
    digits.removeSubrange(count...)
    if roundsUp {
      var index = count - 1
      while index >= 0 && digits[index] == UInt8(ascii: "9") {
        digits[index] = UInt8(ascii: "0")
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(UInt8(ascii: "1"), at: 0)
        pointAt += 1
      }
    }
    trim()
  }

  private mutating func trim() {
    while digits.count > 1 && digits.last == UInt8(ascii: "0") { digits.removeLast() }
  }
}
