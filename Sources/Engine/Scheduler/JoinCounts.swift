import Synchronization

/// How often a join gave rows of its sides: it repeated rows of a side where it has fewer rows than
/// pairs.
public struct JoinCounts: Sendable, Equatable {
  /// Pairs of a probe row and a build row that match.
  public let pairs: Int
  /// Probe rows in any pair.
  public let probeRows: Int
  /// Build rows in any pair.
  public let buildRows: Int
}

/// Counts the pairs of one join: numbers a chunk, a byte a build row.
final class JoinCounter: Sendable {
  private let pairs = Atomic<Int>(0)
  private let probeRows = Atomic<Int>(0)
  private let buildRows: BuildMatches
  let buildRowCount: Int

  init(_ buildRowCount: Int) {
    self.buildRowCount = buildRowCount
    buildRows = BuildMatches(buildRowCount)
  }

  var counts: JoinCounts {
    JoinCounts(
      pairs: pairs.load(ordering: .relaxed), probeRows: probeRows.load(ordering: .relaxed),
      buildRows: buildRows.count)
  }

  /// Pairs in the order of their probe rows.
  ///
  /// - Parameter probeRows: those that were not in an earlier pair.
  func add(_ matched: UnsafeBufferPointer<UInt32>, probeRows newRows: Int) {
    for row in matched { buildRows.mark(Int(row)) }
    pairs.wrappingAdd(matched.count, ordering: .relaxed)
    probeRows.wrappingAdd(newRows, ordering: .relaxed)
  }
}
