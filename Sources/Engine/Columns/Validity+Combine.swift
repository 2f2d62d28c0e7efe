extension Validity {
  /// Rows valid in both; nil stands for all rows.
  static func both(_ left: Validity?, _ right: Validity?) -> Validity? {
    guard let left else { return right }
    guard let right else { return left }
    precondition(left.rowCount == right.rowCount)
    let result = Validity(rowCount: left.rowCount, repeating: true)
    defer { withExtendedLifetime((left, right)) {} }
    for word in 0..<result.wordCount {
      result.words[word] &= left.words[word] & right.words[word]
    }
    return result
  }

  static func all(_ vectors: [Vector]) -> Validity? {
    vectors.reduce(nil) { both($0, $1.validity) }
  }

  /// A copy whose bits may be changed; nil makes one without NULL.
  static func copy(_ validity: Validity?, rowCount: Int) -> Validity {
    let result = Validity(rowCount: rowCount, repeating: true)
    defer { withExtendedLifetime(validity) {} }
    if let validity {
      for word in 0..<result.wordCount { result.words[word] &= validity.words[word] }
    }
    return result
  }

  /// Bit `i` is byte `i`, which is 0 or 1; nil where all are 1.
  static func fromBytes(_ bytes: UnsafePointer<UInt8>, rowCount: Int) -> Validity? {
    let result = Validity(rowCount: rowCount, repeating: false)
    var valid = 0
    for word in 0..<result.wordCount {
      var bits: UInt64 = 0
      for row in (word * 64)..<min(word * 64 + 64, rowCount) {
        bits |= UInt64(bytes[row]) << UInt64(row & 63)
      }
      result.words[word] = bits
      valid += bits.nonzeroBitCount
    }
    return valid == rowCount ? nil : result
  }

  /// Byte `i` is bit `i`.
  func write(to bytes: UnsafeMutablePointer<UInt8>) {
    defer { withExtendedLifetime(self) {} }
    for row in 0..<rowCount {
      bytes[row] = UInt8(truncatingIfNeeded: words[row >> 6] >> UInt64(row & 63)) & 1
    }
  }

  /// The rows `start..<start + rowCount`: shared where `start` is at a word, else copied.
  func rows(from start: Int, rowCount: Int) -> Validity {
    if start & 63 == 0 { return slice(start, rowCount: rowCount) }
    let result = Validity(rowCount: rowCount, repeating: true)
    let shift = UInt64(start & 63)
    defer { withExtendedLifetime(self) {} }
    for word in 0..<result.wordCount {
      let from = (start >> 6) + word
      let next = from + 1 < wordCount ? words[from + 1] : 0
      result.words[word] &= words[from] >> shift | next << (64 - shift)
    }
    return result
  }
}
