@_spi(_Unicode) import Swift

extension SourceText {
  /// The text under `span` in NFC.
  func normalized(_ span: SourceSpan) -> String { text(span).composed }

  /// The text between quotes, with each doubled `quote` once, in NFC.
  func unquoted(_ span: SourceSpan, _ quote: UInt8) -> String {
    let content = utf8[span.start..<span.end]
    guard content.contains(quote) else { return normalized(span) }
    var value: [UInt8] = []
    value.reserveCapacity(content.count)
    var wasQuote = false
    for byte in content {
      wasQuote = byte == quote && !wasQuote
      if !wasQuote { value.append(byte) }
    }
    return String(decoding: value, as: UTF8.self).composed
  }
}

extension String {
  /// In NFC, so that equal texts have equal bytes.
  var composed: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }

  /// In NFD: base letters with their marks behind them.
  var decomposedScalars: [Unicode.Scalar] { Array(_nfd) }
}
