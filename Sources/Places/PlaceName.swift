import Engine

/// A spelling, reduced to what spellings of one name have in common.
struct PlaceName {
  /// Without case, diacritics and outer spaces.
  let folded: String
  /// Those of `folded`, with punctuation as spaces.
  private(set) var words: [Substring]
  /// What the words in front or behind say that it is; nil where they say nothing.
  private(set) var isCity: Bool?

  init(_ text: String) {
    folded = Folding.folded(text)
    words = String(folded.map { Self.isPunctuation($0) ? " " : $0 }).split(separator: " ")
  }

  /// Letters and digits alone: `tphcm`, `bariavungtau`. A number keeps what stands between its
  /// digits: 9.1 is not 91.
  var key: String {
    let key = words.joined()
    return key.allSatisfy(\.isNumber) ? folded : key
  }

  /// `Tỉnh`, `TP.`, `UBND thành phố` and their like taken off, as far as something is left.
  var bare: PlaceName {
    var name = self
    for prefix in Self.offices where name.drop(prefix) { break }
    if let prefix = Self.prefixes.first(where: { name.drop($0.words) }) {
      name.isCity = prefix.isCity
    } else if name.words.count > 1, let isCity = Self.suffixes[name.words.last!] {
      name.words.removeLast()
      name.isCity = isCity
    }
    return name
  }

  private mutating func drop(_ prefix: [Substring]) -> Bool {
    guard words.count > prefix.count, words.starts(with: prefix) else { return false }
    words.removeFirst(prefix.count)
    return true
  }

  private static let offices: [[Substring]] = [["ubnd"], ["uy", "ban", "nhan", "dan"]]
  private static let prefixes: [(words: [Substring], isCity: Bool)] = [
    (["tinh"], false), (["t"], false), (["thanh", "pho"], true), (["t", "p"], true), (["tp"], true),
  ]
  private static let suffixes: [Substring: Bool] = ["province": false, "city": true]

  private static func isPunctuation(_ character: Character) -> Bool {
    guard !character.isLetter, !character.isNumber else { return false }
    return character.isPunctuation || character.isSymbol || character.isWhitespace
      || character.unicodeScalars.allSatisfy(\.properties.isDefaultIgnorableCodePoint)
  }
}
