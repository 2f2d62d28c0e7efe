import Formats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where `-o`, `.output` and `.once` lead.
protocol ResultTarget: AnyObject {
  var sink: OutputSink { get }
  /// Everything succeeded.
  func commit() throws(OutputError)
  /// Something failed.
  func discard()
}

extension AtomicFile: ResultTarget {}

/// A command that reads results: `.once |less`.
final class CommandPipe: ResultTarget {
  let sink: OutputSink
  private var stream: UnsafeMutablePointer<FILE>?
  private let before: sighandler_t?

  /// - Throws: the system's words where no process can be made.
  init(_ command: String) throws(OutputError) {
    guard let stream = popen(command, "w") else {
      throw OutputError(
        .system(errno), "cannot run '\(command)': \(String(cString: strerror(errno)))")
    }
    // A command that reads no further must not end the shell; the command itself started before.
    before = signal(SIGPIPE, SIG_IGN)
    self.stream = stream
    sink = OutputSink(descriptor: fileno(stream), name: command)
  }

  deinit { discard() }

  func commit() throws(OutputError) {
    defer { discard() }
    try sink.flush()
  }

  /// Waits for the command's end.
  func discard() {
    guard let stream else { return }
    self.stream = nil
    pclose(stream)
    signal(SIGPIPE, before)
  }
}
