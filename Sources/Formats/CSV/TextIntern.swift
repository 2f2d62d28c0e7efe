import Engine
@_spi(_Unicode) import Swift

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Texts of one column become codes. What a dictionary holds was checked when it came in, so only
/// new texts are looked at.
struct TextIntern {
  enum Problem: Error, Equatable {
    case invalid(at: Int)
    case zeroByte(at: Int)
  }

  /// Texts of up to 16 bytes, found again by their words alone.
  private struct Recent {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var count: UInt32 = .max
    var code: UInt32 = 0
  }
  private static let recentCount = 1_024

  private(set) var dictionary: TextDictionary
  /// Texts that were brought to NFC.
  private(set) var normalizedCount = 0
  private var recent: [Recent]

  init(_ dictionary: TextDictionary) {
    self.dictionary = dictionary
    recent = dictionary.isUnique ? Array(repeating: Recent(), count: Self.recentCount) : []
  }

  /// Goes on with another dictionary of the same texts.
  mutating func exchange(_ other: TextDictionary) {
    dictionary = other
    recent = other.isUnique ? Array(repeating: Recent(), count: Self.recentCount) : []
  }

  /// - Parameter text: followed by at least 16 bytes that may be read.
  mutating func code(_ text: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int {
    guard dictionary.isUnique, text.count <= 16, let base = text.baseAddress else {
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

  private mutating func lookUp(_ text: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int {
    if dictionary.isUnique, let known = dictionary.find(text) { return known }
    switch TextCheck.of(text) {
    case .composed: return dictionary.add(text)
    case .perhapsDecomposed: return addNormalized(text)
    case .invalid(let offset): throw .invalid(at: offset)
    case .zeroByte(let offset): throw .zeroByte(at: offset)
    }
  }

  private mutating func addNormalized(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let composed = composedForm(text)
    let isChanged = composed.withUnsafeBufferPointer { !$0.elementsEqual(text) }
    if isChanged { normalizedCount += 1 }
    return composed.withUnsafeBufferPointer { dictionary.add($0) }
  }
}

/// `text`, which is valid UTF-8, in NFC.
func composedForm(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  Array(String(String.UnicodeScalarView(String(decoding: text, as: UTF8.self)._nfc)).utf8)
}
