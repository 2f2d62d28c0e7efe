/// The value of `E'…'`.
enum EscapedString {
  /// - Parameter span: the whole literal, with `E` and quotes.
  static func value(of span: SourceSpan, in source: SourceText) throws(Diagnostic) -> String {
    var scalars = String.UnicodeScalarView()
    let content = source.text(SourceSpan(span.start + 2, span.end - 1)).unicodeScalars
    var index = content.startIndex
    while index < content.endIndex {
      let scalar = content[index]
      let start = index
      index = content.index(after: index)
      if scalar == "'" {
        index = content.index(after: index)
      }
      guard scalar == "\\" else {
        scalars.append(scalar)
        continue
      }
      guard let escaped = escape(content, &index) else {
        let from = span.start + 2 + content[..<start].reduce(0) { $0 + UTF8.width($1) }
        let to = from + content[start..<index].reduce(0) { $0 + UTF8.width($1) }
        throw .unknownEscape(String(content[start..<index]), SourceSpan(from, to))
      }
      scalars.append(escaped)
    }
    return String(scalars)
  }

  private static func escape(
    _ content: String.UnicodeScalarView, _ index: inout String.Index
  ) -> Unicode.Scalar? {
    guard index < content.endIndex else { return nil }
    let letter = content[index]
    index = content.index(after: index)
    switch letter {
    case "\\", "'", "\"": return letter
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "x": return hexadecimal(2, content, &index)
    case "u": return hexadecimal(4, content, &index)
    case "U": return hexadecimal(8, content, &index)
    default: return nil
    }
  }

  private static func hexadecimal(
    _ digits: Int, _ content: String.UnicodeScalarView, _ index: inout String.Index
  ) -> Unicode.Scalar? {
    let text = content[index...].prefix(digits)
    index = text.endIndex
    guard text.count == digits, text.allSatisfy({ $0.properties.isASCIIHexDigit }),
      let value = UInt32(String(text), radix: 16), value != 0
    else { return nil }
    return Unicode.Scalar(value)
  }
}
