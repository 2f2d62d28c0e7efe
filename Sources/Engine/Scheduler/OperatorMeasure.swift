import Synchronization

/// What one operator of a plan did, for EXPLAIN ANALYZE: sums over all workers.
public final class OperatorMeasure: Sendable {
  /// The planner's words for the operator.
  public let title: String
  /// How many rows the planner expected.
  public let estimate: Int
  private let rows = Atomic<Int>(0)
  private let nanoseconds = Atomic<Int>(0)
  private let chargedBytes = Atomic<Int>(0)
  private let mostBytes = Atomic<Int>(0)

  public init(_ title: String, estimatedRowCount: Double) {
    self.title = title
    // Few are not none.
    estimate = Int(min(estimatedRowCount.rounded(.up), 1e18))
  }

  /// Rows that the operator gave.
  public var rowCount: Int { rows.load(ordering: .relaxed) }
  /// Time in the operator itself, its inputs not counted.
  public var milliseconds: Double { Double(nanoseconds.load(ordering: .relaxed)) / 1e6 }
  /// The most that its states were charged for at once.
  public var byteCount: Int { mostBytes.load(ordering: .relaxed) }

  func charged(_ bytes: Int) {
    let after = chargedBytes.wrappingAdd(bytes, ordering: .relaxed).newValue
    mostBytes.max(after, ordering: .relaxed)
  }

  func released(_ bytes: Int) { chargedBytes.wrappingSubtract(bytes, ordering: .relaxed) }

  public func gave(_ rowCount: Int) { rows.wrappingAdd(rowCount, ordering: .relaxed) }

  /// Times `work`.
  public func time(_ work: () throws(EngineFault) -> Void) throws(EngineFault) {
    try timed(work)
  }

  func timed<Result>(
    _ work: () throws(EngineFault) -> Result
  ) throws(EngineFault) -> Result {
    let start = ContinuousClock.now
    defer {
      let (seconds, attoseconds) = (ContinuousClock.now - start).components
      nanoseconds.wrappingAdd(
        Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000), ordering: .relaxed)
    }
    return try work()
  }

  /// The time of `work`, and the rows that it gives.
  func counted(_ work: () throws(EngineFault) -> Chunk?) throws(EngineFault) -> Chunk? {
    let chunk = try timed(work)
    if let chunk { gave(chunk.rowCount) }
    return chunk
  }
}
