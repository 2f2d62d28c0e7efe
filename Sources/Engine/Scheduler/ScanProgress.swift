import Synchronization

/// How far one statement is: its scans, counted once a morsel, the file that it loads, the bytes
/// that it writes. Read from outside meanwhile.
public final class ScanProgress: Sendable {
  /// A file on its way in, or several that are one table.
  public struct Load: Sendable, Equatable {
    public let name: String
    /// nil for what tells no size: a pipe.
    public fileprivate(set) var bytesExpected: Int?
    public fileprivate(set) var bytesRead = 0
    public fileprivate(set) var rowsRead = 0
    /// Read again from the start, because a later value changed the type of a column.
    public fileprivate(set) var isSecondPass = false
  }

  private let read = Atomic<Int>(0)
  private let expected = Atomic<Int>(0)
  private let written = Atomic<Int>(0)
  private let current = Mutex<Load?>(nil)

  public init() {}

  public var rowsRead: Int { read.load(ordering: .relaxed) }

  /// Rows of all scans that have been planned so far; a LIMIT may end before them.
  public var rowsExpected: Int { expected.load(ordering: .relaxed) }

  public var bytesWritten: Int { written.load(ordering: .relaxed) }

  /// nil while no file is loaded; after a fault, what was loaded until then.
  public var load: Load? { current.withLock { $0 } }

  /// Another statement begins.
  public func reset() {
    read.store(0, ordering: .relaxed)
    expected.store(0, ordering: .relaxed)
    written.store(0, ordering: .relaxed)
    current.withLock { $0 = nil }
  }

  func expect(_ rows: Int) { expected.wrappingAdd(rows, ordering: .relaxed) }
  func add(_ rows: Int) { read.wrappingAdd(rows, ordering: .relaxed) }

  /// - Parameter byteCount: in all; nil where nobody knows.
  public func beginLoad(_ name: String, byteCount: Int?) {
    current.withLock { $0 = Load(name: name, bytesExpected: byteCount) }
  }

  public func addLoaded(bytes: Int, rows: Int) {
    current.withLock { load in
      load?.bytesRead += bytes
      load?.rowsRead += rows
    }
  }

  public func repeatLoad() {
    current.withLock { load in
      load?.bytesRead = 0
      load?.rowsRead = 0
      load?.isSecondPass = true
    }
  }

  public func endLoad() { current.withLock { $0 = nil } }

  public func setWritten(_ bytes: Int) { written.store(bytes, ordering: .relaxed) }
}
