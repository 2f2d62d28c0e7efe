#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The machine's clock, where a query asks for it.
public enum SystemClock {
  /// The day of today where the user is, as days since 1970-01-01.
  public static func today() -> Int32 {
    var now = time(nil)
    var local = tm()
    guard localtime_r(&now, &local) != nil,
      let date = CalendarDate(
        year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
    else { return Int32(truncatingIfNeeded: now / 86_400) }
    return date.days
  }
}
