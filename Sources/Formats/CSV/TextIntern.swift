import Engine

/// Texts of one column become codes. What a dictionary holds was checked when it came in, so only
/// new texts are looked at.
struct TextIntern {
  /// Texts of up to 16 bytes, found again by their words alone.
  private struct Recent {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var count: UInt32 = .max
    var code: UInt32 = 0
  }
  private static let recentCount = 1_024

  private(set) var dictionary: TextDictionary
  private var isUnique: Bool
  /// Texts that were brought to NFC.
  private(set) var normalizedCount = 0
  private var recent: [Recent]

  init(_ dictionary: TextDictionary) {
    self.dictionary = dictionary
    isUnique = dictionary.isUnique
    recent = dictionary.isUnique ? Array(repeating: Recent(), count: Self.recentCount) : []
  }

  /// Goes on with another dictionary of the same texts.
  mutating func exchange(_ other: TextDictionary) {
    dictionary = other
    isUnique = other.isUnique
    recent = other.isUnique ? Array(repeating: Recent(), count: Self.recentCount) : []
  }

  /// - Parameter text: followed by at least 16 bytes that may be read.
  mutating func code(_ text: UnsafeBufferPointer<UInt8>) throws(TextFault) -> Int {
    guard isUnique, text.count <= 16, let base = text.baseAddress else {
      return try lookUp(text)
    }
    let words = UnsafeRawPointer(base)
    let low = words.loadUnaligned(as: UInt64.self) & Self.mask(text.count)
    let high = words.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & Self.mask(text.count - 8)
    let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xE703_7ED1_A0B4_28DB
    let slot = Int(truncatingIfNeeded: mixed >> 54)
    let found = recent[slot]
    if found.low == low && found.high == high && found.count == UInt32(text.count) {
      return Int(found.code)
    }
    let before = normalizedCount
    let code = try lookUp(text)
    // A text that had to be normalised is looked at every time, so that it is counted.
    if before == normalizedCount {
      recent[slot] = Recent(
        low: low, high: high, count: UInt32(text.count), code: UInt32(truncatingIfNeeded: code))
    }
    return code
  }

  @inline(__always)
  private static func mask(_ count: Int) -> UInt64 {
    count >= 8 ? ~0 : count <= 0 ? 0 : (1 << UInt64(count * 8)) - 1
  }

  private mutating func lookUp(_ text: UnsafeBufferPointer<UInt8>) throws(TextFault) -> Int {
    if isUnique, let known = dictionary.find(text) { return known }
    if let fault = TextFault.first(in: text) { throw fault }
    guard let composed = NFC.normalized(text) else { return dictionary.add(text) }
    normalizedCount += 1
    return composed.withUnsafeBufferPointer { dictionary.add($0) }
  }
}
