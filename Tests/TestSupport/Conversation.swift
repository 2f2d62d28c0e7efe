// A program that lives on between questions: lines in, lines out.
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program whose standard input and output are pipes. It ends when it is let go.
public final class Conversation: Sendable {
  private let child: pid_t
  private let input: Int32
  private let output: Int32
  private let rest = Mutex<[UInt8]>([])

  /// Its errors go where ours go.
  public init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) {
    var (theirs, mine): ((Int32, Int32), (Int32, Int32)) = ((-1, -1), (-1, -1))
    child = ChildProcess.lock.withLock { _ in
      let (questions, answers) = (Self.pipe(), Self.pipe())
      theirs = (questions.read, answers.write)
      mine = (questions.write, answers.read)
      return ChildProcess.spawn(
        program, arguments, environment: environment, workingDirectory: nil,
        input: .descriptors(theirs.0, theirs.1, 2))
    }
    (input, output) = mine
    close(theirs.0)
    close(theirs.1)
    _ = signal(SIGPIPE, SIG_IGN)  // the program may end before it has read all
  }

  deinit {
    close(input)
    close(output)
    var status: Int32 = 0
    _ = waitpid(child, &status, 0)
  }

  /// Sends `text`; the program must read all of it before it answers.
  ///
  /// - Returns: what it says up to a line `end`, or nil where it ends before that.
  public func ask(_ text: String, until end: String) -> String? {
    guard send(Array(text.utf8)) else { return nil }
    let mark = Array("\n\(end)\n".utf8)
    return rest.withLock { rest in
      // So that a mark on the first line is found too.
      var answer = [UInt8(ascii: "\n")] + rest
      var searched = 0
      while true {
        if let place = Self.place(of: mark, in: answer, from: searched) {
          rest = Array(answer[(place + mark.count)...])
          return String(decoding: answer[..<place], as: UTF8.self)
        }
        searched = max(0, answer.count - mark.count)
        guard receive(into: &answer) else { return nil }
      }
    }
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  private func receive(into bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(output, &buffer, buffer.count)
    guard count > 0 else { return false }
    bytes += buffer[..<count]
    return true
  }

  private static func place(of mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= start + mark.count else { return nil }
    return (start...(bytes.count - mark.count)).first { bytes[$0...].starts(with: mark) }
  }

  private static func pipe() -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      precondition(Glibc.pipe(&ends) == 0, "no pipe")
    #else
      precondition(Darwin.pipe(&ends) == 0, "no pipe")
    #endif
    for end in ends { ChildProcess.closeOnExec(end) }
    return (ends[0], ends[1])
  }
}
