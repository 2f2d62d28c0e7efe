/// What must be known of bytes before they count as text.
enum TextCheck: Equatable {
  /// Valid, and surely in NFC.
  case composed
  /// Valid; only a closer look says whether it is in NFC.
  case perhapsDecomposed
  case invalid(at: Int)
  case zeroByte(at: Int)

  /// Letters below U+0300 and those of Viet Nam's block (U+1E00 … 1EFF) are NFC wherever they stand.
  static func of(_ text: UnsafeBufferPointer<UInt8>) -> TextCheck {
    var isComposed = true
    var index = 0
    while index < text.count {
      let lead = text[index]
      if lead < 0x80 {
        if lead == 0 { return .zeroByte(at: index) }
        index += 1
        continue
      }
      let length = sequenceLength(text, index)
      guard length > 0 else { return .invalid(at: index) }
      let isVietnamese = lead == 0xE1 && text[index + 1] >= 0xB8 && text[index + 1] <= 0xBB
      if lead >= 0xCC && !isVietnamese { isComposed = false }
      index += length
    }
    return isComposed ? .composed : .perhapsDecomposed
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
