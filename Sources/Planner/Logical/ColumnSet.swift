/// A set of column ids as bits: ids of one query are small and dense.
///
/// Not `Set<ColumnID>`: making that type at run time looks its conformances up in the whole
/// program, which took a tenth of `tra -c 'select 1'`.
struct ColumnSet: Hashable, Sendable, ExpressibleByArrayLiteral {
  private var words: [UInt64] = []

  init(arrayLiteral ids: ColumnID...) {
    for id in ids { insert(id) }
  }

  init(_ ids: some Sequence<ColumnID>) {
    for id in ids { insert(id) }
  }

  /// Ids below 0 name no column and are left out.
  mutating func insert(_ id: ColumnID) {
    guard id >= 0 else { return }
    while words.count <= id >> 6 { words.append(0) }
    words[id >> 6] |= 1 << UInt64(id & 63)
  }

  func contains(_ id: ColumnID) -> Bool {
    id >= 0 && id >> 6 < words.count && words[id >> 6] >> UInt64(id & 63) & 1 != 0
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  mutating func formUnion(_ other: ColumnSet) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  func union(_ other: ColumnSet) -> ColumnSet {
    var result = self
    result.formUnion(other)
    return result
  }

  func subtracting(_ other: ColumnSet) -> ColumnSet {
    var result = self
    for index in words.indices where index < other.words.count {
      result.words[index] &= ~other.words[index]
    }
    return result
  }

  func intersection(_ other: ColumnSet) -> ColumnSet { subtracting(subtracting(other)) }

  func isSubset(of other: ColumnSet) -> Bool { subtracting(other).isEmpty }

  func isDisjoint(with other: ColumnSet) -> Bool {
    !zip(words, other.words).contains { $0 & $1 != 0 }
  }

  /// In ascending order.
  var ids: [ColumnID] {
    words.indices.filter { words[$0] != 0 }.flatMap { index in
      (0..<64).filter { words[index] >> UInt64($0) & 1 != 0 }.map { index << 6 + $0 }
    }
  }
}
