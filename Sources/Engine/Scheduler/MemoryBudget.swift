import Synchronization

/// Bytes that the states of one statement may take together.
public final class MemoryBudget: Sendable {
  private let used = Atomic<Int>(0)
  public let limit: Int

  public init(limit: Int = .max) { self.limit = limit }

  public var usedBytes: Int { used.load(ordering: .relaxed) }

  /// - Throws: `.memoryLimit` when the sum would pass the limit; nothing is charged then.
  public func charge(_ bytes: Int) throws(EngineFault) {
    let after = used.wrappingAdd(bytes, ordering: .relaxed).newValue
    if after > limit {
      used.wrappingSubtract(bytes, ordering: .relaxed)
      throw EngineFault(.memoryLimit(bytes: limit))
    }
  }

  public func release(_ bytes: Int) { used.wrappingSubtract(bytes, ordering: .relaxed) }
}
