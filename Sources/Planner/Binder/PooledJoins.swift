import Engine
import Language

/// The joins of a statement and the rates that are pooled over them: RATE over the columns of a
/// side whose rows a join repeated counts these rows more than once.
final class PooledJoins {
  private struct Side {
    let join: Int
    let isLeft: Bool
    let columns: ColumnSet
    let table: String
  }

  private var sides: [Side] = []
  private var joinCount = 0
  private(set) var pooled: [PooledSide] = []

  /// The id of a new join.
  func joined(_ left: BoundRelation, _ right: BoundRelation) -> Int {
    for (relation, isLeft) in [(left, true), (right, false)] {
      let names = relation.scope.ranges.map(\.name).joined(separator: ", ")
      sides.append(
        Side(
          join: joinCount, isLeft: isLeft, columns: ColumnSet(relation.plan.columns.map(\.id)),
          table: names.isEmpty ? "the \(isLeft ? "left" : "right") side" : names))
    }
    defer { joinCount += 1 }
    return joinCount
  }

  /// A rate of these columns is pooled at `span`.
  func pools(_ columns: ColumnSet, at span: SourceSpan?) {
    for side in sides where columns.isSubset(of: side.columns) && !columns.isEmpty {
      if pooled.contains(where: { $0.join == side.join && $0.isLeft == side.isLeft }) { continue }
      pooled.append(
        PooledSide(join: side.join, isLeft: side.isLeft, table: side.table, span: span))
    }
  }
}

/// A side of a join whose rows a rate pools.
public struct PooledSide: Sendable {
  let join: Int
  let isLeft: Bool
  let table: String
  let span: SourceSpan?

  /// What the join did to the side's rows; nil where it repeated none.
  func warning(after context: ExecutionContext) -> Diagnostic? {
    for swapped in [false, true] {
      guard let counts = context.joinCounts(JoinChoice.id(join, swapped: swapped)) else {
        continue
      }
      let rows = isLeft == swapped ? counts.buildRows : counts.probeRows
      if counts.pairs > rows {
        return .repeatedRows(table, from: rows, to: counts.pairs, span)
      }
    }
    return nil
  }
}

extension BoundQuery {
  /// Warnings about rates over rows that joins repeated; asked after the query has run.
  public func poolingWarnings(after context: ExecutionContext) -> [Diagnostic] {
    pooledSides.compactMap { $0.warning(after: context) }
  }
}
