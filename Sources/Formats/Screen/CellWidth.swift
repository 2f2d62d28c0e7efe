import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many terminal cells text takes: combining marks none, East Asian wide ones two.
///
/// The C library's table is the line editor's too, so prompt and tables agree.
public enum CellWidth {
  /// Without a UTF-8 locale the C library knows no letter beyond ASCII.
  nonisolated(unsafe) private static let utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

  public static func of(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { of($0) }
  }

  /// Complexity: one comparison a byte where all is ASCII.
  static func of(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    if text.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.count }
    return withUTF8Locale {
      String(decoding: text, as: UTF8.self).unicodeScalars.reduce(0) { $0 + width($1) }
    }
  }

  /// The longest start of `text` that fits `width` cells and ends between two characters.
  static func prefix(_ text: UnsafeBufferPointer<UInt8>, width limit: Int) -> Substring {
    let text = String(decoding: text, as: UTF8.self)
    return withUTF8Locale {
      var used = 0
      var end = text.startIndex
      for index in text.indices {
        used += text[index].unicodeScalars.reduce(0) { $0 + width($1) }
        if used > limit { break }
        end = text.index(after: index)
      }
      return text[..<end]
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: 0
    case 0x20..<0x7F, 0xC0..<0x300, 0x1E00..<0x1F00: 1
    default:
      // What the C library does not know yet takes a cell: most new letters do.
      tra_wcwidth(scalar.value) < 0 ? 1 : Int(tra_wcwidth(scalar.value))
    }
  }

  private static func withUTF8Locale<Result>(_ body: () -> Result) -> Result {
    let old = uselocale(utf8)
    defer { _ = uselocale(old) }
    return body()
  }
}
