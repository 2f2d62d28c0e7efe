/// One dictionary for the texts of vectors that come with several: each entry is looked up once.
///
/// As long as all vectors share one dictionary, it is that one and nothing is looked up.
final class CommonDictionary {
  private(set) var dictionary: TextDictionary
  /// Made here, so it may grow.
  private var isOwn: Bool
  private var source: TextDictionary?
  /// Our code + 1 by the source's code; 0 where it was not looked up yet.
  private var codes = WordArray(zeros: 1)

  /// - Parameter mustBeUnique: equal texts must have equal codes.
  init(_ first: TextDictionary, mustBeUnique: Bool) {
    isOwn = mustBeUnique && !first.isUnique
    dictionary = isOwn ? TextDictionary() : first
  }

  /// Makes ready for the codes of `other`.
  ///
  /// - Returns: true where codes written so far belong to `dictionary` as it was before, and must
  ///   be brought to the new one by `write(_:of:to:)`.
  func admit(_ other: TextDictionary) -> Bool {
    if isOwn || other === dictionary { return false }
    isOwn = true
    dictionary = TextDictionary()
    source = nil
    return true
  }

  /// Writes our codes of the texts that `other` has as `from[i]`; `to` may be `from`.
  func write(
    _ from: UnsafePointer<Int64>, of other: TextDictionary, to: UnsafeMutablePointer<Int64>,
    count: Int
  ) {
    if other === dictionary { return to.update(from: from, count: count) }
    precondition(isOwn)
    if source !== other {
      source = other
      codes = WordArray(zeros: other.count)
    }
    codes.reserve(other.count)
    let known = codes.integers
    for row in 0..<count {
      let code = Int(from[row])
      if known[code] == 0 { known[code] = Int64(dictionary.add(other[code])) + 1 }
      to[row] = known[code] &- 1
    }
  }
}
