import Synchronization

/// What a dictionary knows of its texts beyond their bytes, for the entries that it had when asked.
struct DerivedTexts {
  var folded: TextDictionary?
  var collationRanks: [UInt32] = []
}

extension TextDictionary {
  /// The folded forms (`Folding`), by the same codes; entries may repeat.
  ///
  /// - Complexity: O(bytes) when first asked and after the dictionary has grown, O(1) else.
  public func foldedTexts() -> TextDictionary {
    derived.withLock { derived in
      if let folded = derived.folded, folded.count == count { return folded }
      let folded = TextDictionary(isUnique: false)
      for code in 0..<count {
        Folding.folded(self[code]).withUnsafeBufferPointer { _ = folded.add($0) }
      }
      derived.folded = folded
      return folded
    }
  }

  /// By code, the place of its text in Vietnamese dictionary order; texts of equal keys share one.
  ///
  /// - Complexity: O(n log n) when first asked and after the dictionary has grown, O(1) else.
  public func collationRanks() -> [UInt32] {
    derived.withLock { derived in
      if derived.collationRanks.count != count { derived.collationRanks = ranks() }
      return derived.collationRanks
    }
  }

  private func ranks() -> [UInt32] {
    let keys = (0..<count).map { VietnameseCollation.key(self[$0]) }
    let order = (0..<count).sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    var ranks = [UInt32](repeating: 0, count: count)
    var rank: UInt32 = 0
    for (place, code) in order.enumerated() {
      if place > 0, keys[order[place - 1]] != keys[code] { rank += 1 }
      ranks[code] = rank
    }
    return ranks
  }
}
