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
  /// - Throws: `.cancelled` or `.timeout`.
  func collationRanks(_ cancellation: Cancellation) throws(EngineFault) -> [UInt32] {
    try derived.withLock { (derived) throws(EngineFault) in
      if derived.collationRanks.count != count { derived.collationRanks = try ranks(cancellation) }
      return derived.collationRanks
    }
  }

  private func ranks(_ cancellation: Cancellation) throws(EngineFault) -> [UInt32] {
    var keys: [[UInt8]] = []
    keys.reserveCapacity(count)
    for code in 0..<count {
      if code % Chunk.capacity == 0 { try cancellation.check() }
      keys.append(VietnameseCollation.key(self[code]))
    }
    var order = Array(0..<count)
    try cancellation.sort(&order) { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    var ranks = [UInt32](repeating: 0, count: count)
    var rank: UInt32 = 0
    for (place, code) in order.enumerated() {
      if place > 0, keys[order[place - 1]] != keys[code] { rank += 1 }
      ranks[code] = rank
    }
    return ranks
  }
}
