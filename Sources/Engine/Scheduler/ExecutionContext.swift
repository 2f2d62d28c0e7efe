import Synchronization

/// What all operators of one statement share: limits, the cancellation flag, warnings.
public final class ExecutionContext: Sendable {
  public let cancellation: Cancellation
  public let memory: MemoryBudget
  public let progress: ScanProgress
  /// nil where the caller does all the work.
  private let workers: WorkerPool?
  private let divisionsByZero = Atomic<Int>(0)
  private let firstDivision = Atomic<Int32>(.max)
  /// Few, and an array's type is made at run time without looking conformances up.
  private let joins = Mutex<[(id: Int, counter: JoinCounter)]>([])

  public init(
    cancellation: Cancellation = Cancellation(), memory: MemoryBudget = MemoryBudget(),
    progress: ScanProgress = ScanProgress(), workers: WorkerPool? = nil
  ) {
    self.cancellation = cancellation
    self.memory = memory
    self.progress = progress
    self.workers = workers
  }

  /// The threads that share the morsels of a source; nil where one has to read them all.
  func workers(for entry: Stream.Entry, of stream: Stream) -> WorkerPool? {
    guard let workers, workers.threadCount > 1, !stream.isSerial, entry.source.morselCount > 1
    else { return nil }
    return workers
  }

  /// Counts divisions by zero; the statement answers with one warning.
  public func noteDivisionByZero(count: Int, at origin: Origin) {
    divisionsByZero.wrappingAdd(count, ordering: .relaxed)
    firstDivision.min(origin, ordering: .relaxed)
  }

  /// How many rows divided by zero, and the place of the first such division in the query's text.
  public var divisionByZero: (count: Int, origin: Origin)? {
    let count = divisionsByZero.load(ordering: .relaxed)
    return count == 0 ? nil : (count, firstDivision.load(ordering: .relaxed))
  }

  /// What the join of this id matched so far; nil where none has run. Nothing is counted for semi
  /// and anti joins, which repeat no row.
  public func joinCounts(_ id: Int) -> JoinCounts? {
    joins.withLock { joins in joins.first { $0.id == id }?.counter.counts }
  }

  /// Counts for joins of plans that have an id.
  func counter(ofJoin id: Int, buildRowCount: Int) -> JoinCounter {
    joins.withLock { joins in
      if let known = joins.first(where: { $0.id == id })?.counter {
        precondition(known.buildRowCount == buildRowCount, "two joins of one id")
        return known
      }
      let counter = JoinCounter(buildRowCount)
      joins.append((id, counter))
      return counter
    }
  }
}
