/// Text that may be read: UTF-8 without NUL.
enum UTF8Check {
  /// The scalar that begins at `index`; nil where the bytes are no UTF-8.
  static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (Unicode.Scalar, length: Int)? {
    var decoder = UTF8.ForwardParser()
    var rest = bytes[index...].prefix(4).makeIterator()
    guard case .valid(let encoded) = decoder.parseScalar(from: &rest) else { return nil }
    return (UTF8.decode(encoded), encoded.count)
  }

  /// The first byte from `start` that is NUL or no UTF-8.
  static func firstProblem(
    in bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == 0 { return index }
      if byte < 0x80 {
        index += 1
      } else if let (_, length) = scalar(in: bytes, at: index), index + length <= end {
        index += length
      } else {
        return index
      }
    }
    return nil
  }
}
