import CUTF8Proc

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Unicode's composed form, in which all text enters a column.
public enum NFC {
  /// Whether the lead bytes alone show that UTF-8 text is NFC: Latin with Vietnamese, general
  /// punctuation. False means "perhaps not".
  public static func isSurelyNormalized(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0xCC {
        index += 1
        continue
      }
      guard index + 2 < text.count else { return false }
      let (second, third) = (text[index + 1], text[index + 2])
      // U+1E00–1EFF, and U+2002–203F: the two before are spaces that NFC replaces.
      let isSafe =
        byte == 0xE1 ? 0xB8...0xBB ~= second : byte == 0xE2 && second == 0x80 && third > 0x81
      guard isSafe else { return false }
      index += 3
    }
    return true
  }

  /// The NFC of valid UTF-8 where it differs from the text; nil where it does not.
  public static func normalized(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    if isSurelyNormalized(text) { return nil }
    guard let result = UTF8Proc.map(text, [UTF8PROC_STABLE, UTF8PROC_COMPOSE]) else { return nil }
    return result.elementsEqual(text) ? nil : result
  }

  public static func normalized(_ text: String) -> String {
    var text = text
    let bytes = text.withUTF8 { normalized($0) }
    return bytes.map { String(decoding: $0, as: UTF8.self) } ?? text
  }
}

/// The forms of Unicode text that NORMALIZE gives.
enum NormalForm: String, CaseIterable {
  case composed = "NFC"
  case decomposed = "NFD"
  case compatiblyComposed = "NFKC"
  case compatiblyDecomposed = "NFKD"

  func normalized(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let options =
      switch self {
      case .composed: [UTF8PROC_COMPOSE]
      case .decomposed: [UTF8PROC_DECOMPOSE]
      case .compatiblyComposed: [UTF8PROC_COMPOSE, UTF8PROC_COMPAT]
      case .compatiblyDecomposed: [UTF8PROC_DECOMPOSE, UTF8PROC_COMPAT]
      }
    return UTF8Proc.map(text, [UTF8PROC_STABLE] + options) ?? Array(text)
  }
}

/// The one call into the library.
enum UTF8Proc {
  /// The text mapped; nil where it is not valid UTF-8.
  ///
  /// - Parameter custom: asked for each scalar before it is mapped.
  static func map(
    _ text: UnsafeBufferPointer<UInt8>, _ options: [utf8proc_option_t],
    custom: (@convention(c) (utf8proc_int32_t, UnsafeMutableRawPointer?) -> utf8proc_int32_t)? = nil
  ) -> [UInt8]? {
    guard let base = text.baseAddress, !text.isEmpty else { return [] }
    let bits = options.reduce(0) { $0 | $1.rawValue }
    var result: UnsafeMutablePointer<UInt8>?
    let count = utf8proc_map_custom(
      base, text.count, &result, utf8proc_option_t(rawValue: bits), custom, nil)
    guard count >= 0, let result else { return nil }
    defer { free(result) }
    return [UInt8](UnsafeBufferPointer(start: result, count: count))
  }
}
