import CSystem
import Database
import Formats
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where results go: standard output, the file of `-o` and `.output`, or that of `.once`.
///
/// Files appear only when what fills them has succeeded.
final class ResultOutput {
  private let standard = OutputSink(descriptor: 1)
  /// Of `-o` or `.output`.
  private var file: (any ResultTarget)?
  /// Of `.once`: the next result.
  private var once: (any ResultTarget)?

  /// Called before something is written.
  var willWrite = {}

  var isStandard: Bool { file == nil && once == nil }
  var isOnce: Bool { once != nil }
  var isPaging: Bool { page != nil }
  /// What shows a long text; it stands for standard output.
  private var page: CommandPipe?
  private var sink: OutputSink { once?.sink ?? file?.sink ?? page?.sink ?? standard }

  /// Sends what follows to a file (or `|command`), or back to standard output; the file before it
  /// is finished.
  func redirect(to path: String?) throws(Diagnostic) {
    try finish()
    file = try path.map { path throws(Diagnostic) in try open(path) }
  }

  /// Sends the next result to a file (or `|command`).
  func redirectOnce(to path: String) throws(Diagnostic) {
    once?.discard()
    once = try open(path)
  }

  /// Something asked between writes whether to stop printing.
  func stop(when shouldStop: @escaping () -> Bool) { standard.shouldStop = shouldStop }

  func write(_ text: String) throws(Diagnostic) {
    try guarded { sink throws(OutputError) in try sink.write(text) }
  }

  func write(_ table: ResultTable, by writer: ResultWriter) throws(Diagnostic) {
    try guarded { sink throws(OutputError) in try writer.write(table, to: sink) }
  }

  /// Everything to the system; the end of a statement.
  func flush() throws(Diagnostic) {
    try guarded { sink throws(OutputError) in try sink.flush() }
  }

  /// Sends what `body` writes through a command that has the terminal until it ends.
  func page(
    through command: String, _ body: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    try flush()
    do throws(OutputError) {
      page = try CommandPipe(command)
    } catch {
      throw Diagnostic(error)
    }
    defer {
      page?.discard()
      page = nil
      // A Ctrl-C meanwhile was the pager's.
      tra_interrupt_clear()
    }
    try body()
    try flush()
  }

  /// The result that `.once` waited for is written.
  func finishOnce() throws(Diagnostic) {
    guard let once else { return }
    self.once = nil
    try commit(once)
  }

  /// All succeeded: files take their places.
  func finish() throws(Diagnostic) {
    try flush()
    once?.discard()
    once = nil
    guard let file else { return }
    self.file = nil
    try commit(file)
  }

  /// Something failed: files stay as they were before.
  func discardFiles() {
    once?.discard()
    file?.discard()
    once = nil
    file = nil
  }

  private func open(_ path: String) throws(Diagnostic) -> any ResultTarget {
    // A signal may come while the file is half written: handled, it becomes an error, and the file
    // is taken away.
    tra_signals_install()
    do throws(OutputError) {
      if path.hasPrefix("|") { return try CommandPipe(String(path.dropFirst())) }
      return try AtomicFile(path: path)
    } catch {
      throw Diagnostic(error)
    }
  }

  private func commit(_ file: any ResultTarget) throws(Diagnostic) {
    do throws(OutputError) {
      try file.commit()
    } catch {
      // A command that has read enough is content.
      if error.kind != .brokenPipe { throw Diagnostic(error) }
    }
  }

  private func guarded(
    _ body: (OutputSink) throws(OutputError) -> Void
  ) throws(Diagnostic) {
    willWrite()
    do throws(OutputError) {
      try body(sink)
    } catch {
      // A command that reads no further has what it wants.
      if error.kind == .brokenPipe, !isStandard || page != nil { return }
      if error.kind == .brokenPipe {
        discardFiles()
        tra_die_by(SIGPIPE)
      }
      throw Diagnostic(error)
    }
  }
}

extension Diagnostic {
  init(_ error: OutputError) {
    self.init(
      code: error.kind == .interrupted ? .interrupted : .output, message: error.message, span: nil)
  }
}

extension Console {
  /// The file of `-o`: what keeps it from being opened is a matter of usage.
  func openOutput(_ path: String) throws(Diagnostic) {
    do throws(Diagnostic) {
      if self.isSafe, !WorkingDirectory.contains(path) {
        throw .command("'\(path)' lies outside the working directory")
      }
      try output.redirect(to: path)
    } catch {
      throw Diagnostic(code: .usage, message: error.message, span: nil)
    }
  }
}
