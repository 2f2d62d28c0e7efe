import Language

/// The words of a header line, one after another, each with its place.
struct HeaderWords {
  struct Word {
    let text: String
    let span: SourceSpan
  }

  private let utf8: [UInt8]
  private let start: Int
  private var position = 0

  init(_ line: HeaderLine) {
    utf8 = Array(line.text.utf8)
    start = line.textSpan.start
  }

  var isAtEnd: Bool { position == utf8.count }

  mutating func next() -> Word? {
    let end = endOfWord(from: position)
    return take(end)
  }

  /// What is left of the line.
  mutating func rest() -> Word? { take(utf8.count) }

  /// One word that is not `in` or `default`, with its parentheses; `DOUBLE PRECISION` is two.
  mutating func type() -> Word? {
    var end = endOfWord(from: position)
    while end < utf8.count {
      let following = text(skippingBlanks(end), endOfWord(from: skippingBlanks(end)))
      let isOpen =
        utf8[position..<end].count { $0 == UInt8(ascii: "(") }
        > utf8[position..<end].count { $0 == UInt8(ascii: ")") }
      guard isOpen || following.hasPrefix("(") || following.lowercased() == "precision" else {
        break
      }
      end = endOfWord(from: skippingBlanks(end))
    }
    return take(end)
  }

  mutating func accept(_ word: String) -> Bool {
    let end = endOfWord(from: position)
    guard text(position, end).lowercased() == word else { return false }
    position = skippingBlanks(end)
    return true
  }

  private mutating func take(_ end: Int) -> Word? {
    guard end > position else { return nil }
    let word = Word(text: text(position, end), span: SourceSpan(start + position, start + end))
    position = skippingBlanks(end)
    return word
  }

  private func text(_ from: Int, _ to: Int) -> String {
    String(decoding: utf8[from..<to], as: UTF8.self)
  }

  private func endOfWord(from index: Int) -> Int {
    var end = index
    while end < utf8.count, !Self.isBlank(utf8[end]) { end += 1 }
    return end
  }

  private func skippingBlanks(_ index: Int) -> Int {
    var index = index
    while index < utf8.count, Self.isBlank(utf8[index]) { index += 1 }
    return index
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
