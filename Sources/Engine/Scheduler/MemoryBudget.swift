import Synchronization

/// Bytes that the states of one statement may take together.
public final class MemoryBudget: Sendable {
  private let used = Atomic<Int>(0)
  public let limit: Int
  /// The budget of which this is the share of one operator; that one keeps the limit.
  private let whole: MemoryBudget?
  private let measure: OperatorMeasure?

  public init(limit: Int = .max) {
    self.limit = limit
    measure = nil
    whole = nil
  }

  /// - Parameter measure: is told of all that is charged.
  init(of whole: MemoryBudget, measure: OperatorMeasure) {
    limit = whole.limit
    self.whole = whole
    self.measure = measure
  }

  public var usedBytes: Int { used.load(ordering: .relaxed) }

  /// - Throws: `.memoryLimit` when the sum would pass the limit; nothing is charged then.
  public func charge(_ bytes: Int) throws(EngineFault) {
    try whole?.charge(bytes)
    let after = used.wrappingAdd(bytes, ordering: .relaxed).newValue
    if after > limit {
      used.wrappingSubtract(bytes, ordering: .relaxed)
      throw EngineFault(.memoryLimit(bytes: limit))
    }
    measure?.charged(bytes)
  }

  public func release(_ bytes: Int) {
    used.wrappingSubtract(bytes, ordering: .relaxed)
    measure?.released(bytes)
    whole?.release(bytes)
  }
}
