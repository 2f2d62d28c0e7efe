import CUTF8Proc

/// Forms of text under which spellings meet.
public enum Folding {
  /// FOLD: case folded, diacritics removed, `đ` → `d`, runs of spaces one space, none at the ends.
  public static func folded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if text.allSatisfy({ $0 < 0x80 }) { return spacesCollapsed(text.map(lowered)) }
    let mapped = UTF8Proc.map(
      text, [UTF8PROC_STABLE, UTF8PROC_COMPOSE, UTF8PROC_CASEFOLD, UTF8PROC_STRIPMARK],
      custom: { scalar, _ in
        switch scalar {
        // Đ and đ; Ð and ð, which stand for them in files of wrong code pages; no-break space.
        case 0x110, 0x111, 0xD0, 0xF0: 0x64
        case 0xA0: 0x20
        default: scalar
        }
      })
    return spacesCollapsed(mapped ?? Array(text))
  }

  public static func folded(_ text: String) -> String {
    var text = text
    return String(decoding: text.withUTF8 { folded($0) }, as: UTF8.self)
  }

  /// Full Unicode case folding, for ILIKE.
  static func caseFolded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if text.allSatisfy({ $0 < 0x80 }) { return text.map(lowered) }
    return UTF8Proc.map(text, [UTF8PROC_STABLE, UTF8PROC_COMPOSE, UTF8PROC_CASEFOLD])
      ?? Array(text)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte | 0x20 : byte
  }

  private static func spacesCollapsed(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      let isSpace = byte == 0x20 || 9...13 ~= byte
      if !isSpace {
        result.append(byte)
      } else if let last = result.last, last != 0x20 {
        result.append(0x20)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }
}
