/// From a word's bytes to its keyword without making a String: a word of at most 16 bytes is one
/// 128-bit key in an open-addressed table.
struct KeywordTable: Sendable {
  static let shared = KeywordTable()

  private static let slotCount = 512
  private var keys = [UInt128](repeating: 0, count: slotCount)
  private var keywords = [Keyword?](repeating: nil, count: slotCount)

  private init() {
    for keyword in Keyword.allCases {
      let key = keyword.rawValue.utf8.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
      var slot = Self.slot(key)
      while keys[slot] != 0 { slot = (slot + 1) % Self.slotCount }
      keys[slot] = key
      keywords[slot] = keyword
    }
  }

  private static func slot(_ key: UInt128) -> Int {
    let mixed = UInt64(truncatingIfNeeded: key) ^ UInt64(truncatingIfNeeded: key >> 64) &* 31
    return Int((mixed &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }

  func keyword(_ word: UnsafeBufferPointer<UInt8>) -> Keyword? {
    guard word.count <= 16 else { return nil }
    var key: UInt128 = 0
    for byte in word {
      let isLower = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
      key = key << 8 | UInt128(isLower ? byte & 0xDF : byte)
    }
    var slot = Self.slot(key)
    while keys[slot] != 0 {
      if keys[slot] == key { return keywords[slot] }
      slot = (slot + 1) % Self.slotCount
    }
    return nil
  }
}
