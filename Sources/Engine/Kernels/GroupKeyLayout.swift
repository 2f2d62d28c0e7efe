/// Where the values of keys lie in the words of a group's key: each takes as many bits as the range
/// of values seen so far needs, so that the usual keys share one word.
struct GroupKeyLayout {
  /// `(word >> shift) & mask`, plus `low`; 0 bits: always `low`.
  struct Field {
    var low: Int64 = 0
    var bitCount = 0
    var word = 0
    var shift = 0

    var mask: UInt64 { bitCount == 64 ? .max : (1 << UInt64(bitCount)) - 1 }

    func holds(_ bounds: Vector.Bounds) -> Bool {
      bounds.low >= low
        && UInt64(bitPattern: bounds.high &- low) <= mask
    }

    /// Takes in more values; on the side where it grows it grows by half at least, so that a range
    /// that creeps up makes few new layouts.
    mutating func widen(_ bounds: Vector.Bounds, isFirst: Bool) {
      guard !isFirst else {
        low = bounds.low
        bitCount = Self.bitCount(UInt64(bitPattern: bounds.high &- low))
        return
      }
      let span = mask
      let high = low.addingSaturating(span)
      if bounds.low < low {
        let slack = bounds.low.subtractingSaturating(span)
        low = low >= 0 && bounds.low >= 0 ? max(slack, 0) : slack
      }
      bitCount = Self.bitCount(UInt64(bitPattern: max(high, bounds.high) &- low))
    }

    private static func bitCount(_ span: UInt64) -> Int { 64 - span.leadingZeroBitCount }
  }

  var fields: [Field]
  private(set) var wordCount = 1

  init(fieldCount: Int) { fields = [Field](repeating: Field(), count: fieldCount) }

  /// Gives each field its place: the first word with enough bits left.
  mutating func place() {
    var used = [0]
    for index in fields.indices {
      let bits = fields[index].bitCount
      if let word = used.firstIndex(where: { $0 + bits <= 64 }) {
        fields[index].word = word
        // A field without bits may come when the word is full; a shift by 64 is never made.
        fields[index].shift = bits == 0 ? 0 : used[word]
        used[word] += bits
      } else {
        fields[index].word = used.count
        fields[index].shift = 0
        used.append(bits)
      }
    }
    wordCount = used.count
  }
}

extension Int64 {
  fileprivate func addingSaturating(_ span: UInt64) -> Int64 {
    let room = UInt64(bitPattern: .max &- self)
    return span >= room ? .max : self &+ Int64(bitPattern: span)
  }

  fileprivate func subtractingSaturating(_ span: UInt64) -> Int64 {
    let room = UInt64(bitPattern: self &- .min)
    return span >= room ? .min : self &- Int64(bitPattern: span)
  }
}
