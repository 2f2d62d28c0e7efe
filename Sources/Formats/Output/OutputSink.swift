#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where results go: a file descriptor behind a buffer, or memory.
///
/// Writers fill the buffer and spill it between rows; the owner flushes at the end of a statement.
public final class OutputSink {
  /// So much is gathered before the system is asked to take it.
  private static let spillSize = 1 << 16

  let buffer = ByteBuffer(capacity: 1 << 14)
  private let descriptor: Int32?
  private let name: String
  /// What the system has taken.
  public private(set) var writtenByteCount = 0
  /// Asked before every write to the system; true stops with `OutputError.Kind.interrupted`.
  public var shouldStop: (() -> Bool)?

  /// A sink over an open descriptor, which stays the caller's to close. `name` is for messages.
  public init(descriptor: Int32, name: String = "<stdout>") {
    self.descriptor = descriptor
    self.name = name
  }

  private init() {
    descriptor = nil
    name = "<memory>"
  }

  /// A sink that keeps everything.
  public static func memory() -> OutputSink { OutputSink() }

  /// What has not left the buffer; all of it for a sink in memory.
  public var text: String { String(decoding: buffer.bytes, as: UTF8.self) }

  /// As `text`, byte for byte.
  public var bytes: [UInt8] { Array(buffer.bytes) }

  public func write(_ text: String) throws(OutputError) {
    buffer.append(text)
    try spill()
  }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    buffer.append(bytes.assumingMemoryBound(to: UInt8.self))
    try spill()
  }

  /// Hands the buffer to the system once it is large.
  func spill() throws(OutputError) {
    if buffer.count >= Self.spillSize { try flush() }
  }

  /// Hands everything to the system; on an error the rest of the buffer is dropped.
  public func flush() throws(OutputError) {
    guard let descriptor else { return }
    defer { buffer.removeAll() }
    var written = 0
    while written < buffer.count {
      if shouldStop?() == true { throw OutputError(.interrupted, "interrupted") }
      let count = Self.systemWrite(descriptor, buffer.base + written, buffer.count - written)
      if count >= 0 {
        written += count
        writtenByteCount += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable(descriptor)
      default: throw OutputError.system(errno, "write", name)
      }
    }
  }

  private static func systemWrite(
    _ descriptor: Int32, _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }

  /// A terminal shared with a program that made it non-blocking is waited for, not given up.
  private func waitUntilWritable(_ descriptor: Int32) {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&entry, 1, 100)
  }
}
