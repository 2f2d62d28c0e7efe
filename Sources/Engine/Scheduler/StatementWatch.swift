/// What bounds one statement, and where it tells how far it is: from the first byte of a file that
/// it loads to the last row that it writes.
public struct StatementWatch: Sendable {
  public let cancellation: Cancellation
  public let memory: MemoryBudget
  public let progress: ScanProgress

  public init(
    cancellation: Cancellation = Cancellation(), memory: MemoryBudget = MemoryBudget(),
    progress: ScanProgress = ScanProgress()
  ) {
    self.cancellation = cancellation
    self.memory = memory
    self.progress = progress
  }

  /// Whether the user or a time limit has ended the statement.
  public var isStopped: Bool {
    do throws(EngineFault) {
      try cancellation.check()
      return false
    } catch {
      return true
    }
  }
}

extension ExecutionContext {
  /// For one of the queries of a statement.
  ///
  /// - Parameter measure: is told of all memory that the query is charged.
  public convenience init(
    _ watch: StatementWatch, workers: WorkerPool? = nil, measure: OperatorMeasure? = nil
  ) {
    self.init(
      cancellation: watch.cancellation,
      memory: measure.map { MemoryBudget(of: watch.memory, measure: $0) } ?? watch.memory,
      progress: watch.progress, workers: workers)
  }
}
