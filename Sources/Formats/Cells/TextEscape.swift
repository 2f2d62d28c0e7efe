/// How a mode writes text so that it stays one cell.
///
/// A table of 256 bytes says which need a closer look; most texts have none and are copied.
struct TextEscape: Sendable {
  enum Kind: Sendable {
    /// `nullText` is quoted where it stands as text.
    case csv(separator: [UInt8], nullText: [UInt8])
    case tsv(separator: [UInt8])
    case json
    case screen, markdown, html
  }

  let kind: Kind
  private let needsLook: [Bool]

  init(_ kind: Kind) {
    self.kind = kind
    var table = [Bool](repeating: false, count: 256)
    func mark(_ bytes: some Sequence<UInt8>) { for byte in bytes { table[Int(byte)] = true } }
    switch kind {
    case .csv(let separator, _): mark(separator.prefix(1) + Array("\"\r\n".utf8))
    case .tsv(let separator): mark(separator.prefix(1) + Array("\\\t\r\n".utf8))
    case .json: mark(Array(0..<0x20) + Array("\"\\".utf8))
    // 0xC2, 0xD8 and 0xE2 lead the C1 controls and those of direction.
    case .screen: mark(Array(0..<0x20) + [0x7F, 0xC2, 0xD8, 0xE2])
    case .markdown: mark(Array(0..<0x20) + [0x7F, 0xC2, 0xD8, 0xE2] + Array("|".utf8))
    case .html: mark(Array(0..<0x20) + [0x7F, 0xC2, 0xD8, 0xE2] + Array("<>&\"".utf8))
    }
    needsLook = table
  }

  /// Whether `text` is written as it stands (but for the quotes around JSON's).
  func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if case .csv(_, let nullText) = kind {
      if text.isEmpty { return false }
      if text.count == nullText.count && text.elementsEqual(nullText) { return false }
    }
    return needsLook.withUnsafeBufferPointer { table in
      for byte in text where table[Int(byte)] { return false }
      return true
    }
  }

  /// Appends a text that is not plain.
  func append(_ text: UnsafeBufferPointer<UInt8>, to buffer: ByteBuffer) {
    switch kind {
    case .csv(let separator, let nullText):
      appendCSV(text, separator: separator, nullText: nullText, to: buffer)
    case .tsv(let separator): appendTSV(text, separator: separator, to: buffer)
    case .json: appendJSON(text, to: buffer)
    case .screen, .markdown, .html: appendVisible(text, to: buffer)
    }
  }

  /// The text of a whole cell.
  func cell(_ text: String) -> [UInt8] {
    let buffer = ByteBuffer(capacity: 64)
    var text = text
    text.withUTF8 { bytes in
      if case .json = kind { buffer.append(UInt8(ascii: "\"")) }
      if isPlain(bytes) { buffer.append(bytes) } else { append(bytes, to: buffer) }
      if case .json = kind { buffer.append(UInt8(ascii: "\"")) }
    }
    return Array(buffer.bytes)
  }
}

extension TextEscape {
  private func appendCSV(
    _ text: UnsafeBufferPointer<UInt8>, separator: [UInt8], nullText: [UInt8],
    to buffer: ByteBuffer
  ) {
    let isNullText = text.elementsEqual(nullText)
    let needsQuotes =
      isNullText || text.isEmpty
      || text.contains { $0 == UInt8(ascii: "\"") || $0 == 0x0D || $0 == 0x0A }
      || contains(text, separator)
    guard needsQuotes else { return buffer.append(text) }
    buffer.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(UInt8(ascii: "\""))
  }

  private func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: [UInt8]) -> Bool {
    guard !part.isEmpty, text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { start in
      text[start..<(start + part.count)].elementsEqual(part)
    }
  }

  private func appendTSV(
    _ text: UnsafeBufferPointer<UInt8>, separator: [UInt8], to buffer: ByteBuffer
  ) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\\"): buffer.append("\\\\")
      case UInt8(ascii: "\t"): buffer.append("\\t")
      case 0x0A: buffer.append("\\n")
      case 0x0D: buffer.append("\\r")
      default:
        if separator.count == 1 && byte == separator[0] { buffer.append(UInt8(ascii: "\\")) }
        buffer.append(byte)
      }
    }
  }

  private func appendJSON(_ text: UnsafeBufferPointer<UInt8>, to buffer: ByteBuffer) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""): buffer.append("\\\"")
      case UInt8(ascii: "\\"): buffer.append("\\\\")
      case 0x0A: buffer.append("\\n")
      case 0x0D: buffer.append("\\r")
      case 0x09: buffer.append("\\t")
      case 0x08: buffer.append("\\b")
      case 0x0C: buffer.append("\\f")
      case 0..<0x20: buffer.append("\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))")
      default: buffer.append(byte)
      }
    }
  }

  private func appendVisible(_ text: UnsafeBufferPointer<UInt8>, to buffer: ByteBuffer) {
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch (scalar, kind) {
      case ("|", .markdown): buffer.append("\\|")
      case ("<", .html): buffer.append("&lt;")
      case (">", .html): buffer.append("&gt;")
      case ("&", .html): buffer.append("&amp;")
      case ("\"", .html): buffer.append("&quot;")
      default: buffer.append(VisibleText.escape(scalar) ?? String(scalar))
      }
    }
  }
}

/// Control characters as people can see them.
public enum VisibleText {
  /// `\e`, `\n`, `\u{202E}` … for a control or a mark of direction; nil for what shows itself.
  public static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x1B: "\\e"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x09: "\\t"
    case 0x00..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: nil
    }
  }

  /// `text` with every such character replaced.
  public static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { escape($0) != nil }) else { return text }
    return text.unicodeScalars.map { escape($0) ?? String($0) }.joined()
  }
}

extension ByteBuffer {
  /// Appends a text of tsv as it was meant; a backslash before anything else stays.
  func append(unescaping text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < text.count else {
        append(byte)
        continue
      }
      switch text[index] {
      case UInt8(ascii: "t"): append(0x09)
      case UInt8(ascii: "n"): append(0x0A)
      case UInt8(ascii: "r"): append(0x0D)
      case UInt8(ascii: "\\"): append(byte)
      default:
        append(byte)
        continue
      }
      index += 1
    }
  }
}
