// Reads statements line by line without editing: pipes that want a prompt, dumb terminals,
// `edit off`, no UTF-8. libedit is not touched here.
import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public final class PlainLineSource: LineSource {
  public let history: History
  public var hooks: LineHooks

  private let promptDescriptor: Int32
  private var bytes: [UInt8] = []
  private var isAtEnd = false

  /// - Parameter promptDescriptor: 1, or 2 if standard output is not the terminal.
  public init(history: History, hooks: LineHooks = LineHooks(), promptDescriptor: Int32 = 1) {
    self.history = history
    self.hooks = hooks
    self.promptDescriptor = promptDescriptor
    tra_signals_install()
  }

  public func read(_ request: ReadRequest) -> ReadResult {
    tra_interrupt_clear()
    var lines: [String] = []
    var prompt = request.prompt
    while true {
      show(prompt)
      switch nextLine() {
      case .line(let line):
        lines.append(line)
        let text = lines.joined(separator: "\n")
        let isBlank = line.allSatisfy(\.isWhitespace)
        if request.purpose == .answer || isBlank || hooks.isComplete(text) {
          return accept(text, request)
        }
        prompt = hooks.continuationPrompt(text)
      case .interrupted:
        show("\n")
        return .interrupted(hadText: !lines.isEmpty)
      case .endOfFile where !lines.isEmpty:
        return accept(lines.joined(separator: "\n"), request)
      case .endOfFile:
        show("\n")
        return .endOfFile
      case let other: return other
      }
    }
  }

  private func accept(_ text: String, _ request: ReadRequest) -> ReadResult {
    var text = text
    while text.last == "\n" { text.removeLast() }
    if request.purpose == .statement { history.append(text) }
    return .line(text)
  }

  private func nextLine() -> ReadResult {
    while true {
      if let end = bytes.firstIndex(of: 10) {
        defer { bytes.removeFirst(end + 1) }
        return .line(Self.line(bytes[..<end]))
      }
      if isAtEnd {
        guard !bytes.isEmpty else { return .endOfFile }
        defer { bytes = [] }
        return .line(Self.line(bytes[...]))
      }
      if let stop = fill() { return stop }
    }
  }

  private static func line(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.last == 13 ? bytes.dropLast() : bytes, as: UTF8.self)
  }

  private func fill() -> ReadResult? {
    if tra_signal_take(SIGINT) != 0 {
      bytes = []
      return .interrupted(hadText: false)
    }
    var waits = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: tra_signal_wake_descriptor(), events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&waits, 2, -1)
    if ready < 0 { return errno == EINTR ? nil : .failed(errno) }
    if waits[1].revents != 0 { tra_signal_drain() }
    guard waits[0].revents != 0 else { return nil }
    switch StandardInput.readPart() {
    case .bytes(let part): bytes += part
    case .nothing: break
    case .end: isAtEnd = true
    case .failed(let error): return .failed(error)
    }
    return nil
  }

  private func show(_ text: String) { writeAll(text, to: promptDescriptor) }
}
