// How a program ended.
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

public enum ProgramStatus: Equatable, Sendable {
  case exited(Int32)
  case signalled(Int32)
  /// It was killed here because its time was up.
  case timedOut

  /// What a shell's `$?` would say; -1 if the time was up.
  public var code: Int32 {
    switch self {
    case .exited(let code): code
    case .signalled(let signal): 128 + signal
    case .timedOut: -1
    }
  }

  /// Of the status word that `waitpid` gives.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7f
    self = signal == 0 ? .exited((waitStatus >> 8) & 0xff) : .signalled(signal)
  }
}

/// Milliseconds of a clock that never jumps.
func monotonicMilliseconds() -> Int64 {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
}
