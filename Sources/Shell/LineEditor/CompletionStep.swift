// What Tab does with the candidates.

enum CompletionStep: Equatable {
  case nothing
  /// Replaces the typed word.
  case insert(String)
  case list

  /// - Parameter typed: the text from `replaceFrom` to the cursor.
  init(_ candidates: [Candidate], typed: String) {
    guard let first = candidates.first else {
      self = .nothing
      return
    }
    if candidates.count == 1 {
      self = first.text == typed ? .nothing : .insert(first.text)
      return
    }
    let common = Self.commonPrefix(candidates.map(\.text))
    // Shorter when the word was typed without its marks: then it stays until it is unique.
    let extends = common.unicodeScalars.count > typed.unicodeScalars.count
    self = extends ? .insert(common) : .list
  }

  /// Of whole characters: a prefix of bytes would cut `ừ` and `ứ` in two.
  static func commonPrefix(_ texts: [String]) -> String {
    guard var prefix = texts.first.map({ Array($0) }) else { return "" }
    for text in texts.dropFirst() {
      let same = zip(prefix, text).prefix { $0 == $1 }.count
      prefix.removeSubrange(same...)
    }
    return String(prefix)
  }
}
