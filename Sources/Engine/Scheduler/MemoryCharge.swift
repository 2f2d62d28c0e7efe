/// What one state has charged to its statement's budget; given back when the state goes.
public final class MemoryCharge {
  private let budget: MemoryBudget
  private(set) var byteCount = 0

  public init(_ budget: MemoryBudget) { self.budget = budget }

  deinit { budget.release(byteCount) }

  /// - Throws: `.memoryLimit`.
  func add(_ bytes: Int) throws(EngineFault) {
    try budget.charge(bytes)
    byteCount += bytes
  }

  /// Charges growth since the last call; states only grow.
  ///
  /// - Throws: `.memoryLimit`.
  public func raise(to bytes: Int) throws(EngineFault) {
    if bytes > byteCount { try add(bytes - byteCount) }
  }

  /// What was charged stays so until the statement ends: the state goes, what it made is kept.
  public func keep() { byteCount = 0 }
}

extension Chunk {
  /// Bytes of values and validity; dictionaries are shared and not counted.
  public var byteCount: Int {
    vectors.reduce(0) {
      $0 + rowCount * $1.layout.byteCount + ($1.validity == nil ? 0 : (rowCount + 7) / 8)
    }
  }
}
