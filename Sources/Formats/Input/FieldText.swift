import Engine

/// Values as files spell them; nil where the text is none of the type.
enum FieldText {
  static func bool(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    if matches(text, "true") { return true }
    if matches(text, "false") { return false }
    return nil
  }

  /// `NaN`, `Infinity` and `-Infinity`, as the writers spell them.
  static func specialFloat(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    if matches(text, "nan") { return .nan }
    if matches(text, "infinity") || matches(text, "inf") { return .infinity }
    if matches(text, "-infinity") || matches(text, "-inf") { return -.infinity }
    return nil
  }

  static func float(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let number = ScannedNumber(text) else { return specialFloat(text) }
    return number.double(text)
  }

  /// A fraction or, with `%`, a percentage.
  static func ratio(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    if text.last == UInt8(ascii: "%") {
      return ratio(percent: UnsafeBufferPointer(rebasing: text.dropLast()))
    }
    return limited(ScannedNumber.wide(text, scale: DataType.ratioScale))
  }

  /// The ratio of a percentage without its sign.
  static func ratio(percent text: UnsafeBufferPointer<UInt8>) -> Int64? {
    limited(ScannedNumber.wide(text, scale: DataType.ratioScale - 2))
  }

  private static func limited(_ value: Int128?) -> Int64? {
    guard let value, value.magnitude < 1_000_000_000_000_000_000 else { return nil }
    return Int64(value)
  }

  /// Unscaled, rounded half away from zero.
  static func decimal(
    _ text: UnsafeBufferPointer<UInt8>, precision: Int, scale: Int
  ) -> Int128? {
    guard let value = ScannedNumber.wide(text, scale: scale) else { return nil }
    let limit = (0..<precision).reduce(Int128(1)) { power, _ in power * 10 }
    return value.magnitude < limit.magnitude ? value : nil
  }

  private static func matches(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard text.count == word.utf8CodeUnitCount else { return false }
    return text.indices.allSatisfy { index in
      let byte = text[index]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      return (isUpper ? byte | 0x20 : byte) == word.utf8Start[index]
    }
  }
}
