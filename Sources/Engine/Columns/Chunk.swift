/// Up to `capacity` rows as vectors of equal length, always dense: a filter gathers what it keeps.
public struct Chunk: Sendable {
  public static let capacity = 2_048

  public let vectors: [Vector]
  public let rowCount: Int

  public init(_ vectors: [Vector], rowCount: Int) {
    precondition(vectors.allSatisfy { $0.count == rowCount })
    self.vectors = vectors
    self.rowCount = rowCount
  }

  /// Positions come from our planner; a wrong one is our bug: trap.
  public subscript(position: Int) -> Vector {
    precondition(vectors.indices.contains(position), "column \(position) of \(vectors.count)")
    return vectors[position]
  }
}
