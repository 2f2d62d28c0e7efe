/// Which values of a column a few typed letters may mean.
enum ValueRanking {
  static let limit = 20
  /// So many values are listed only for two letters and more.
  static let manyValues = 10_000

  /// Exact prefixes first, then those without accents, then word starts (`minh` finds
  /// `Hồ Chí Minh`); frequent ones first within each.
  static func best(
    _ typed: String, among values: [(value: String, folded: FoldedText, count: Int)]
  ) -> [(value: String, count: Int)] {
    if values.count > manyValues && typed.count < 2 { return [] }
    let folded = FoldedText(typed)
    var ranked: [[(value: String, count: Int)]] = [[], [], []]
    for entry in values {
      guard let rank = rank(typed, folded, entry.value, entry.folded) else { continue }
      ranked[rank].append((entry.value, entry.count))
    }
    for rank in ranked.indices {
      ranked[rank].sort { ($1.count, $0.value) < ($0.count, $1.value) }
    }
    return Array(ranked.joined().prefix(limit))
  }

  private static func rank(
    _ typed: String, _ folded: FoldedText, _ value: String, _ foldedValue: FoldedText
  ) -> Int? {
    if value.utf8.starts(with: typed.utf8) { return 0 }
    if foldedValue.hasPrefix(folded) { return 1 }
    return foldedValue.hasWord(folded) ? 2 : nil
  }
}
