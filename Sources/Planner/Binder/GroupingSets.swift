import Language

/// The keys of a GROUP BY and, with ROLLUP, CUBE or GROUPING SETS, the sets of them that are
/// grouped by one after another.
struct GroupingSets {
  /// Each different expression once.
  private(set) var keys: [Expression] = []
  /// Indices of `keys`.
  private(set) var sets: [[Int]] = [[]]
  /// Whether anything but plain keys stands in the list.
  private(set) var areExplicit = false

  /// Beyond this a CUBE is a slip: each set reads the input once.
  private static let limit = 4_096

  /// Several items multiply: `a, ROLLUP (b)` is `(a, b), (a)`.
  mutating func add(_ item: GroupItem) throws(Diagnostic) {
    switch item {
    case .expression(let key): multiply([[key]])
    case .empty:
      areExplicit = true
      multiply([[]])
    case .rollup(let all, let span):
      try multiply((0...all.count).reversed().map { Array(all[..<$0]) }, span)
    case .cube(let all, let span):
      guard all.count < Self.limit.bitWidth, 1 << all.count <= Self.limit else {
        throw .tooManySets(Self.limit, span)
      }
      let subsets = (0..<(1 << all.count)).reversed().map { bits in
        all.indices.filter { bits >> (all.count - 1 - $0) & 1 != 0 }.map { all[$0] }
      }
      try multiply(subsets, span)
    case .groupingSets(let all, let span):
      try multiply(all, span)
    }
  }

  private mutating func multiply(
    _ alternatives: [[Expression]], _ span: SourceSpan
  ) throws(Diagnostic) {
    areExplicit = true
    guard sets.count * alternatives.count <= Self.limit else {
      throw .tooManySets(Self.limit, span)
    }
    multiply(alternatives)
  }

  private mutating func multiply(_ alternatives: [[Expression]]) {
    let indices = alternatives.map { $0.map { index(of: $0) } }
    sets = sets.flatMap { set in indices.map { set + $0.filter { !set.contains($0) } } }
  }

  private mutating func index(of key: Expression) -> Int {
    let text = key.sql
    if areExplicit, let known = keys.firstIndex(where: { $0.sql == text }) {
      return known
    }
    keys.append(key)
    return keys.count - 1
  }
}
