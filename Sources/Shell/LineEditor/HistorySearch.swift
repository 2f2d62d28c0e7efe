// Incremental search that does not care for case or marks: `thua thien` finds `Thừa Thiên`.

struct HistorySearch {
  struct Match: Equatable {
    /// Of the entry.
    var index: Int
    /// Of the first character found, in Unicode scalars.
    var offset: Int
  }

  private let entries: [String]
  /// Folded when first looked at: most searches end near the newest entry.
  private var folded: [[Unicode.Scalar]?]

  init(_ entries: [String]) {
    self.entries = entries
    folded = Array(repeating: nil, count: entries.count)
  }

  /// The newest match at or before the entry `last`.
  mutating func find(_ pattern: String, upTo last: Int) -> Match? {
    let wanted = composed(pattern).unicodeScalars.map(foldedLetter)
    guard !wanted.isEmpty else { return nil }
    var index = min(last, entries.count - 1)
    while index >= 0 {
      if let offset = Self.offset(of: wanted, in: letters(index)) {
        return Match(index: index, offset: offset)
      }
      index -= 1
    }
    return nil
  }

  func entry(_ match: Match) -> String { composed(entries[match.index]) }

  private mutating func letters(_ index: Int) -> [Unicode.Scalar] {
    if let ready = folded[index] { return ready }
    let letters = composed(entries[index]).unicodeScalars.map(foldedLetter)
    folded[index] = letters
    return letters
  }

  private static func offset(of wanted: [Unicode.Scalar], in letters: [Unicode.Scalar]) -> Int? {
    guard letters.count >= wanted.count else { return nil }
    return (0...(letters.count - wanted.count)).last {
      letters[$0] == wanted[0] && letters[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}

/// The bare small letter of a Latin letter: `Đ` → `d`, `ế` → `e`; other characters in lower case.
///
/// One letter for one letter, unlike FOLD, so that offsets stay true. The standard library shows no
/// decompositions without Foundation, but the names of letters tell the same.
func foldedLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  if scalar.isASCII {
    return (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(scalar.value + 32)! : scalar
  }
  let words = (scalar.properties.name ?? "").split(separator: " ")
  if words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count == 1,
    words[4] == "WITH", let letter = words[3].unicodeScalars.first
  {
    return foldedLetter(letter)
  }
  let lower = scalar.properties.lowercaseMapping.unicodeScalars
  return lower.count == 1 ? lower.first ?? scalar : scalar
}
