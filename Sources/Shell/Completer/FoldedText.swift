/// A text as people type it in haste: small letters, no accents, single spaces, `đ` as `d`.
struct FoldedText: Equatable {
  private let scalars: [Unicode.Scalar]

  init(_ text: some StringProtocol) {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let folded = Self.letter(scalar)
      if folded == " ", scalars.last == " " { continue }
      if folded.properties.generalCategory == .nonspacingMark { continue }
      scalars.append(folded)
    }
    self.scalars = scalars
  }

  var isEmpty: Bool { scalars.isEmpty }
  var count: Int { scalars.count }

  func hasPrefix(_ other: FoldedText) -> Bool { scalars.starts(with: other.scalars) }

  func contains(_ other: FoldedText) -> Bool { !positions(of: other) { _ in true }.isEmpty }

  /// Whether a word after the first begins with `other`.
  func hasWord(_ other: FoldedText) -> Bool {
    !positions(of: other) { $0 > 0 && !scalars[$0 - 1].properties.isAlphabetic }.isEmpty
  }

  private func positions(of other: FoldedText, where isWanted: (Int) -> Bool) -> Range<Int> {
    guard other.count <= count else { return 0..<0 }
    for start in 0...(count - other.count) where isWanted(start) {
      if scalars[start...].starts(with: other.scalars) { return start..<(start + 1) }
    }
    return 0..<0
  }

  /// Latin letters come from a table: a column may have ten thousand values.
  private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return foldedLetter(scalar) }
    let position = Int(scalar.value) - 0x80
    return latin.indices.contains(position) ? latin[position] : foldedLetter(scalar)
  }

  private static let latin: [Unicode.Scalar] = (0x80..<0x1F00).map { value in
    Unicode.Scalar(UInt32(value)).map(foldedLetter) ?? "?"
  }
}
