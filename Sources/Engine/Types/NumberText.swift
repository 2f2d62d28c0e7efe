/// Numbers in texts, read strictly: white space around them, nothing else beside them.
public enum NumberText {
  /// `-42`, `+7`; nil where it is none or passes 64 bits.
  public static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var digits = Digits(trimmed(text))
    guard let isNegative = digits.sign(), digits.isDigit else { return nil }
    var value: Int64 = 0
    while let digit = digits.digit() {
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, carry) =
        isNegative
        ? tenfold.subtractingReportingOverflow(Int64(digit))
        : tenfold.addingReportingOverflow(Int64(digit))
      if overflow || carry { return nil }
      value = next
    }
    return digits.isAtEnd ? value : nil
  }

  /// `-1.50`, `.5`, `1e-3`: the unscaled value and its scale (0–38 or so). nil where it is no
  /// number or has more than 38 digits.
  public static func decimal(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (unscaled: Int128, scale: Int)? {
    var digits = Digits(trimmed(text))
    guard let isNegative = digits.sign() else { return nil }
    var value: Int128 = 0
    var scale = 0
    var digitCount = 0
    var isFraction = false
    while true {
      if let digit = digits.digit() {
        digitCount += 1
        // Digits of the fraction beyond 38 in all change nothing that a DECIMAL could hold.
        if value > widePowersOfTen[37] {
          if isFraction { continue }
          return nil
        }
        value = value * 10 + Int128(digit)
        if isFraction { scale += 1 }
      } else if !isFraction && digits.accept(UInt8(ascii: ".")) {
        isFraction = true
      } else {
        break
      }
    }
    guard digitCount > 0, let exponent = digits.exponent(), digits.isAtEnd else { return nil }
    return shifted(isNegative ? -value : value, scale: scale - exponent)
  }

  private static func shifted(_ value: Int128, scale: Int) -> (Int128, Int)? {
    if value == 0 { return (0, max(0, min(scale, 38))) }
    if scale < 0 { return value.rescaled(from: 0, to: -scale).map { ($0, 0) } }
    return scale <= 38 ? (value, scale) : value.rescaled(from: scale, to: 38).map { ($0, 38) }
  }

  /// The nearest FLOAT64; also `NaN`, `inf`, `-Infinity` in any case.
  public static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    let text = trimmed(text)
    // Swift reads hexadecimal floats and payloads of NaN too: only these characters may come in.
    let isPlain = text.allSatisfy {
      $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2B || $0 == 0x2D || $0 | 0x20 == 0x65
    }
    let string = String(decoding: text, as: UTF8.self)
    if isPlain { return Double(string) }
    switch string.lowercased() {
    case "nan": return .nan
    case "inf", "infinity", "+inf", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }

  /// Without the ASCII white space around it.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, text.count)
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 9...13 ~= byte }
}

/// A place in a text of digits.
private struct Digits {
  let text: UnsafeBufferPointer<UInt8>
  var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var isAtEnd: Bool { index == text.count }
  var isDigit: Bool { index < text.count && text[index] &- 0x30 < 10 }

  mutating func accept(_ byte: UInt8) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func digit() -> UInt8? {
    guard isDigit else { return nil }
    index += 1
    return text[index - 1] &- 0x30
  }

  /// Whether a minus stands here; nil where nothing follows.
  mutating func sign() -> Bool? {
    let isNegative = accept(UInt8(ascii: "-"))
    if !isNegative { _ = accept(UInt8(ascii: "+")) }
    return isAtEnd ? nil : isNegative
  }

  /// `e-3`; 0 where there is none, nil where it is broken.
  mutating func exponent() -> Int? {
    guard accept(UInt8(ascii: "e")) || accept(UInt8(ascii: "E")) else { return 0 }
    guard let isNegative = sign(), isDigit else { return nil }
    var exponent = 0
    while let digit = digit() { exponent = min(exponent * 10 + Int(digit), 10_000) }
    return isNegative ? -exponent : exponent
  }
}
