import Engine

/// What bounds the execution of a statement.
public struct Settings: Sendable {
  /// Seconds a statement may take; nil for no limit.
  public var timeout: Double?
  /// Bytes that the states of a statement may take together.
  public var memoryLimit = Int.max
  /// Rows a result may have; nil for no limit.
  public var maxResultRows: Int?
  /// Refuses files outside the working directory.
  public var isSafe = false
  /// Threads that work on a statement, at least 1.
  public var threadCount = WorkerPool.processorCount
  /// Asked about once a morsel, by any of these threads: has the user ended the statement?
  public var isInterrupted: @Sendable () -> Bool = { false }

  /// Where the scans of a statement count; the one who shows it sets it back.
  public var progress = ScanProgress()

  public init() {}
}
