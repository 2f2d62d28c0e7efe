#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Real, user and system time since its making.
struct Stopwatch {
  private let start = ContinuousClock.now
  private let before = Self.processorTimes()

  var seconds: Double {
    let elapsed = ContinuousClock.now - start
    let parts = elapsed.components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  /// `Run Time: real 0.012 user 0.020 sys 0.001`, as sqlite3 and DuckDB print it.
  var line: String {
    let after = Self.processorTimes()
    return "Run Time: real \(Self.text(seconds)) user \(Self.text(after.user - before.user))"
      + " sys \(Self.text(after.system - before.system))"
  }

  /// ` after 2.1 s`
  var after: String {
    let tenths = Int((seconds * 10).rounded())
    return " after \(tenths / 10).\(tenths % 10) s"
  }

  /// With three decimals.
  private static func text(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1_000).rounded())
    let fraction = String(thousandths % 1_000)
    return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }

  private static func processorTimes() -> (user: Double, system: Double) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (seconds(usage.ru_utime), seconds(usage.ru_stime))
  }
}
