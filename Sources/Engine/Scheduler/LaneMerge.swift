import Synchronization

/// The states of lanes that workers fill at the same time, merged in the order of the lanes while
/// later ones are still being filled.
///
/// `@unchecked Sendable`: all variables but `merged` are guarded by the lock, and `merged` is one
/// worker's at a time, the one that has set `isMerging`.
final class LaneMerge: @unchecked Sendable {
  typealias Lane = Result<any SinkState, EngineFault>

  private let lock = Mutex(())
  /// By lane; nil where it is being filled, or merged.
  private var waiting: [Lane?]
  /// The lane that is merged next.
  private var next = 0
  private var isMerging = false
  private var fault: EngineFault?
  private var merged: (any SinkState)?
  private let firstFault = Atomic<Int>(.max)

  init(laneCount: Int) { waiting = Array(repeating: nil, count: laneCount) }

  /// Whether the lane still matters. The first lane that faults decides the error, as it does where
  /// one worker goes through all.
  func needs(_ lane: Int) -> Bool { lane < firstFault.load(ordering: .relaxed) }

  /// Takes a lane that is done; merges all whose turn it is, unless another worker is at it.
  func deliver(_ lane: Int, _ result: Lane) {
    if case .failure = result { noteFault(in: lane) }
    let merges = lock.withLock { _ in
      waiting[lane] = result
      defer { isMerging = true }
      return !isMerging
    }
    guard merges else { return }
    while let (lane, result) = takeNext() { merge(lane, result) }
  }

  private func noteFault(in lane: Int) {
    _ = firstFault.min(lane, ordering: .relaxed)
  }

  private func takeNext() -> (lane: Int, result: Lane)? {
    lock.withLock { _ in
      guard fault == nil, next < waiting.count, let result = waiting[next] else {
        isMerging = false
        return nil
      }
      waiting[next] = nil
      next += 1
      return (next - 1, result)
    }
  }

  private func merge(_ lane: Int, _ result: Lane) {
    do throws(EngineFault) {
      let state = try result.get()
      if let merged { try merged.merge(state) } else { merged = state }
    } catch {
      noteFault(in: lane)
      lock.withLock { _ in fault = error }
    }
  }

  /// The state of all lanes; asked once all are delivered. nil where there was none.
  ///
  /// - Throws: the fault of the first lane that had one.
  func result() throws(EngineFault) -> (any SinkState)? {
    if let fault { throw fault }
    return merged
  }
}
