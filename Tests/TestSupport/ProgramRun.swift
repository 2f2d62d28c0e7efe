// Runs a program to its end: input in, both outputs and the status out.
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public struct ProgramRun: Sendable {
  public var stdout: [UInt8] = []
  public var stderr: [UInt8] = []
  public var status = ProgramStatus.timedOut

  public var output: String { String(decoding: stdout, as: UTF8.self) }
  public var errors: String { String(decoding: stderr, as: UTF8.self) }
}

/// Runs `tra` (or `program`) with pipes on 0, 1 and 2, until it ends or its time is up.
///
/// - Parameters:
///   - environment: on top of `Program.environment`.
///   - seconds: then it is killed and the status is `.timedOut`.
public func runProgram(
  _ arguments: [String] = [], stdin: [UInt8] = [], environment: [String: String] = [:],
  workingDirectory: String? = nil, program: String = Program.path, seconds: Double = 60
) -> ProgramRun {
  var pipes: [(read: Int32, write: Int32)] = []
  let child = ChildProcess.lock.withLock { _ in
    pipes = (0..<3).map { _ in makePipe() }
    return ChildProcess.spawn(
      program, arguments, environment: environment, workingDirectory: workingDirectory,
      input: .descriptors(pipes[0].read, pipes[1].write, pipes[2].write))
  }
  close(pipes[0].read)
  close(pipes[1].write)
  close(pipes[2].write)
  var exchange = Exchange(
    child: child, input: pipes[0].write, outputs: [pipes[1].read, pipes[2].read], pending: stdin)
  return exchange.run(until: monotonicMilliseconds() + Int64(seconds * 1000))
}

/// The same with text as input.
public func runProgram(
  _ arguments: [String] = [], input: String, environment: [String: String] = [:],
  workingDirectory: String? = nil, program: String = Program.path, seconds: Double = 60
) -> ProgramRun {
  runProgram(
    arguments, stdin: Array(input.utf8), environment: environment,
    workingDirectory: workingDirectory, program: program, seconds: seconds)
}

private func makePipe() -> (read: Int32, write: Int32) {
  var ends: [Int32] = [-1, -1]
  precondition(pipe(&ends) == 0, "no pipe")
  for end in ends { ChildProcess.closeOnExec(end) }
  return (ends[0], ends[1])
}

/// Feeds and reads at once, so that no full pipe stops either side.
private struct Exchange {
  let child: pid_t
  var input: Int32
  var outputs: [Int32]
  var pending: [UInt8]
  var written = 0
  var collected: [[UInt8]] = [[], []]

  mutating func run(until deadline: Int64) -> ProgramRun {
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
    _ = signal(SIGPIPE, SIG_IGN)  // a child may end before it has read all
    if pending.isEmpty { closeInput() }
    var timedOut = false
    while outputs.contains(where: { $0 >= 0 }) {
      let left = deadline - monotonicMilliseconds()
      guard left > 0 else {
        timedOut = true
        kill(child, SIGKILL)
        break
      }
      step(milliseconds: Int32(min(left, 1000)))
    }
    closeInput()
    for output in outputs where output >= 0 { close(output) }
    return ProgramRun(
      stdout: collected[0], stderr: collected[1], status: wait(until: deadline, timedOut: timedOut))
  }

  private mutating func step(milliseconds: Int32) {
    var waits = [pollfd(fd: input, events: Int16(POLLOUT), revents: 0)]
    waits += outputs.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&waits, nfds_t(waits.count), milliseconds) > 0 else { return }
    if waits[0].revents != 0 { feed() }
    for index in 0..<2 where waits[index + 1].revents != 0 { collect(index) }
  }

  private mutating func feed() {
    let count = pending[written...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    if count > 0 { written += count }
    let failed = count < 0 && errno != EAGAIN && errno != EINTR
    if failed || written == pending.count { closeInput() }
  }

  private mutating func collect(_ index: Int) {
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(outputs[index], &bytes, bytes.count)
    if count > 0 {
      collected[index] += bytes[..<count]
    } else if count == 0 || errno != EINTR {
      close(outputs[index])
      outputs[index] = -1
    }
  }

  private mutating func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// A program may close its outputs and live on, so this wait has the deadline too.
  private func wait(until deadline: Int64, timedOut: Bool) -> ProgramStatus {
    var word: Int32 = 0
    var late = timedOut
    while true {
      let ended = waitpid(child, &word, late ? 0 : WNOHANG)
      if ended == child { return late ? .timedOut : ProgramStatus(waitStatus: word) }
      if ended < 0 && errno != EINTR { return .timedOut }
      if !late && monotonicMilliseconds() > deadline {
        late = true
        kill(child, SIGKILL)
      }
      if !late { poll(nil, 0, 1) }
    }
  }
}
