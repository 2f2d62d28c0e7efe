import Engine

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
      let length = UTF8Text.sequenceLength(text, index)
      guard length > 0 else { return .invalid(at: index) }
      index += length
    }
    return nil
  }
}
