import Synchronization

/// Asked once a morsel: has the user, or a time limit, ended this statement?
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)
  private let isInterrupted: @Sendable () -> Bool
  private let deadline: ContinuousClock.Instant?
  private let timeout: Double

  /// - Parameters:
  ///   - timeout: seconds from now; nil for none.
  ///   - isInterrupted: an outer flag, set by a signal handler.
  public init(timeout: Double? = nil, isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    self.isInterrupted = isInterrupted
    self.timeout = timeout ?? 0
    deadline = timeout.map { ContinuousClock.now.advanced(by: .seconds($0)) }
  }

  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// - Throws: `.cancelled` or `.timeout`.
  public func check() throws(EngineFault) {
    if flag.load(ordering: .relaxed) || isInterrupted() { throw EngineFault(.cancelled) }
    if let deadline, ContinuousClock.now >= deadline {
      throw EngineFault(.timeout(seconds: timeout))
    }
  }
}
