import Synchronization

/// How far the scans of one statement are: counted once a morsel, read from outside meanwhile.
public final class ScanProgress: Sendable {
  private let read = Atomic<Int>(0)
  private let expected = Atomic<Int>(0)

  public init() {}

  public var rowsRead: Int { read.load(ordering: .relaxed) }

  /// Rows of all scans that have been planned so far; a LIMIT may end before them.
  public var rowsExpected: Int { expected.load(ordering: .relaxed) }

  /// Another statement begins.
  public func reset() {
    read.store(0, ordering: .relaxed)
    expected.store(0, ordering: .relaxed)
  }

  func expect(_ rows: Int) { expected.wrappingAdd(rows, ordering: .relaxed) }
  func add(_ rows: Int) { read.wrappingAdd(rows, ordering: .relaxed) }
}
