import Engine
import Language

extension StatementWatch {
  /// The clock starts now.
  init(_ settings: Settings) {
    self.init(
      cancellation: Cancellation(
        timeout: settings.timeout, isInterrupted: settings.isInterrupted),
      memory: MemoryBudget(limit: settings.memoryLimit), progress: settings.progress)
  }
}

extension Session {
  /// One statement, with its limits, from the files that it names to its last row; what it asks on
  /// its way belongs to it.
  func watched<Answer>(
    _ body: (StatementWatch) throws(Diagnostic) -> Answer
  ) throws(Diagnostic) -> Answer {
    if let watch { return try body(watch) }
    let watch = StatementWatch(settings)
    watch.progress.reset()
    self.watch = watch
    defer { self.watch = nil }
    do throws(Diagnostic) {
      return try body(watch)
    } catch {
      throw error.telling(watch.progress)
    }
  }
}

extension Diagnostic {
  /// Who stops a statement is told how far it came.
  fileprivate func telling(_ progress: ScanProgress) -> Diagnostic {
    guard [.limit, .interrupted].contains(code.exitClass), let done = progress.done else {
      return self
    }
    var told = self
    told.message += " (\(done))"
    return told
  }
}
