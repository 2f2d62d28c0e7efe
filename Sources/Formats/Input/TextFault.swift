/// Bytes that are no text.
enum TextFault: Error, Equatable {
  case invalid(at: Int)
  case zeroByte(at: Int)

  /// The first fault of `text`; nil for UTF-8 without NUL.
  static func first(in text: UnsafeBufferPointer<UInt8>) -> TextFault? {
    var index = 0
    while index < text.count {
      if text[index] < 0x80 {
        if text[index] == 0 { return .zeroByte(at: index) }
        index += 1
        continue
      }
      let length = sequenceLength(text, index)
      guard length > 0 else { return .invalid(at: index) }
      index += length
    }
    return nil
  }

  /// Bytes of the well-formed sequence at `index` that is not ASCII; 0 where there is none
  /// (Unicode 16, table 3-7).
  private static func sequenceLength(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
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
