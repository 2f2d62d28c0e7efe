/// Whether bytes from outside are text.
public enum UTF8Text {
  /// Whether all of `bytes` are well-formed UTF-8 (NUL is).
  ///
  /// ASCII goes eight bytes at a time: most texts are names in Latin letters.
  public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index < raw.count {
      if raw[index] >= 0x80 {
        let length = sequenceLength(bytes, index)
        guard length > 0 else { return false }
        index += length
      } else if index + 8 <= raw.count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      } else {
        index += 1
      }
    }
    return true
  }

  /// Bytes of the well-formed sequence at `index` that is not ASCII; 0 where there is none
  /// (Unicode 16, table 3-7).
  public static func sequenceLength(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let lead = text[index]
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= text.count, second.contains(text[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where text[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
