import Language

/// A comment that says something about the report or the query that follows.
struct HeaderLine {
  let key: HeaderKey
  /// What stands behind the key, without blanks around it.
  let text: String
  let textSpan: SourceSpan
  /// From the key to the end of the line.
  let span: SourceSpan
}

/// Finds header lines in the text between two queries, which holds only comments, blanks and `;`.
struct HeaderReader {
  private let source: SourceText
  private let end: Int
  private var position: Int
  private(set) var lines: [HeaderLine] = []
  private(set) var warnings: [Diagnostic] = []

  init(_ source: SourceText, from start: Int, to end: Int) {
    self.source = source
    self.end = end
    position = start
  }

  /// - Throws: for a key with the wrong form.
  mutating func read() throws(Diagnostic) {
    while position < end {
      if starts("--") {
        let line = restOfLine()
        try readComment(SourceSpan(line.start + 2, line.end))
      } else if starts("#") {
        _ = restOfLine()
      } else if starts("/*") {
        skipBlockComment()
      } else {
        position += 1
      }
    }
  }

  private func starts(_ mark: String) -> Bool {
    source.utf8[position..<end].starts(with: mark.utf8)
  }

  private mutating func restOfLine() -> SourceSpan {
    let start = position
    while position < end, source.utf8[position] != UInt8(ascii: "\n") { position += 1 }
    return SourceSpan(start, position)
  }

  private mutating func skipBlockComment() {
    position += 2
    while position < end, !starts("*/") { position += 1 }
  }

  private mutating func readComment(_ comment: SourceSpan) throws(Diagnostic) {
    let span = source.trimmed(comment)
    let word = source.word(at: span)
    guard word.start < word.end else { return }
    let isFollowedByColon =
      word.end < span.end && source.utf8[word.end] == UInt8(ascii: ":")
    guard let key = HeaderKey(rawValue: source.text(word)) else {
      warnOfSlip(word, isFollowedByColon)
      return
    }
    guard key.takesColon == isFollowedByColon else { throw .malformed(key, at: span) }
    let text = source.trimmed(SourceSpan(word.end + (isFollowedByColon ? 1 : 0), span.end))
    guard text.start < text.end else { throw .malformed(key, at: span) }
    lines.append(
      HeaderLine(key: key, text: source.text(text), textSpan: text, span: span))
  }

  /// Prose begins with any word, so a key with a colon is missed only where a colon stands.
  private mutating func warnOfSlip(_ word: SourceSpan, _ isFollowedByColon: Bool) {
    let keys = HeaderKey.allCases.filter { $0.takesColon == isFollowedByColon }
    let near = nearest(source.text(word), in: keys.map(\.rawValue))
    if let key = near.first.flatMap(HeaderKey.init) {
      warnings.append(.misspelt(source.text(word), key, at: word))
    }
  }
}

extension SourceText {
  /// Without blanks at both ends.
  fileprivate func trimmed(_ span: SourceSpan) -> SourceSpan {
    var span = span
    while span.start < span.end, Self.isBlank(utf8[span.start]) { span.start += 1 }
    while span.end > span.start, Self.isBlank(utf8[span.end - 1]) { span.end -= 1 }
    return span
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  /// The ASCII letters at the start of `span`.
  fileprivate func word(at span: SourceSpan) -> SourceSpan {
    var end = span.start
    while end < span.end, Self.isLetter(utf8[end]) { end += 1 }
    let isWhole = end == span.end || utf8[end] == UInt8(ascii: ":") || Self.isBlank(utf8[end])
    return SourceSpan(span.start, isWhole ? end : span.start)
  }

  /// The letters from `start` on: the verb of a statement.
  func word(from start: Int) -> SourceSpan {
    var end = start
    while end < utf8.count, Self.isLetter(utf8[end]) { end += 1 }
    return SourceSpan(start, end)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
