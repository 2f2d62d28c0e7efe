// A person at a terminal: the program runs in a session of its own, its output fills a screen.
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public final class PseudoTerminal {
  public private(set) var screen: ScreenEmulator
  /// All bytes that the program has written.
  public private(set) var output: [UInt8] = []
  public let process: pid_t

  private var master: Int32
  private var status: ProgramStatus?

  /// Starts `tra` (or `program`).
  ///
  /// - Parameters:
  ///   - environment: on top of `Program.environment`.
  ///   - tellsSize: false: the terminal does not say how many columns and rows it has.
  public init(
    _ arguments: [String] = [], environment: [String: String] = [:],
    workingDirectory: String? = nil, columns: Int = 80, rows: Int = 24, tellsSize: Bool = true,
    program: String = Program.path
  ) {
    screen = ScreenEmulator(columns: columns, rows: rows)
    (process, master) = ChildProcess.lock.withLock { _ in
      var size = tellsSize ? Self.size(columns, rows) : Self.size(0, 0)
      var master: Int32 = -1
      var slave: Int32 = -1
      precondition(openpty(&master, &slave, nil, nil, &size) == 0, "no pseudo-terminal")
      defer { close(slave) }
      ChildProcess.closeOnExec(master)
      ChildProcess.closeOnExec(slave)
      _ = fcntl(master, F_SETFL, O_NONBLOCK)
      var name = [CChar](repeating: 0, count: 128)
      precondition(ttyname_r(slave, &name, name.count) == 0)
      let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let child = ChildProcess.spawn(
        program, arguments, environment: environment, workingDirectory: workingDirectory,
        input: .terminal(String(decoding: bytes, as: UTF8.self)))
      return (child, master)
    }
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if master >= 0 { close(master) }
  }

  /// Types text; control keys as their characters (`\u{3}` is Ctrl-C).
  public func send(_ text: String) { send(Array(text.utf8)) }

  /// Reads meanwhile: a program that waits for room to write reads nothing.
  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      var wait = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard master >= 0, poll(&wait, 1, 20_000) > 0 else { return }
      if wait.revents & Int16(POLLIN) != 0, !receive(milliseconds: 0) { return }
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
    }
  }

  /// Types text as a terminal does that pastes with brackets around.
  public func paste(_ text: String) { send("\u{1B}[200~\(text)\u{1B}[201~") }

  /// Reads output until the screen satisfies `condition`; false if the time is up or the program
  /// has ended without it.
  public func wait(seconds: Double = 20, until condition: (ScreenEmulator) -> Bool) -> Bool {
    let deadline = monotonicMilliseconds() + Int64(seconds * 1000)
    while !condition(screen) {
      let left = deadline - monotonicMilliseconds()
      guard left > 0 else { return false }
      if !receive(milliseconds: Int32(left)) { return condition(screen) }
    }
    return true
  }

  /// Reads output until `text` has been shown.
  public func wait(for text: String, seconds: Double = 20) -> Bool {
    wait(seconds: seconds) { $0.contains(text) }
  }

  /// Reads output until the program has ended; nil if the time is up.
  public func waitForExit(seconds: Double = 20) -> ProgramStatus? {
    let deadline = monotonicMilliseconds() + Int64(seconds * 1000)
    while status == nil {
      var word: Int32 = 0
      if waitpid(process, &word, WNOHANG) == process {
        status = ProgramStatus(waitStatus: word)
        while receive(milliseconds: 0) {}
      } else if monotonicMilliseconds() > deadline {
        return nil
      } else if master < 0 || !receive(milliseconds: 5) {
        poll(nil, 0, 1)
      }
    }
    return status
  }

  /// The person drags the window's corner; the program gets SIGWINCH.
  public func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    var size = Self.size(columns, rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// The person closes the window.
  public func vanish() {
    close(master)
    master = -1
  }

  private static func size(_ columns: Int, _ rows: Int) -> winsize {
    winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
  }

  /// One read; false if there is nothing and never will be, or nothing within the time.
  private func receive(milliseconds: Int32) -> Bool {
    var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard master >= 0, poll(&wait, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    output += bytes[..<count]
    screen.feed(bytes[..<count])
    return true
  }
}
