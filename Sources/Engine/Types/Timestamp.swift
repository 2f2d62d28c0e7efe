/// A moment without a zone: microseconds since 1970-01-01 00:00:00, years 0001–9999.
public struct Timestamp: Hashable, Sendable {
  public let microseconds: Int64

  public static let microsecondsPerDay: Int64 = 86_400_000_000
  /// 0001-01-01 00:00:00 to 9999-12-31 23:59:59.999999.
  public static let validMicroseconds: ClosedRange<Int64> =
    CalendarDate.validDays.lowerBound * microsecondsPerDay...(CalendarDate.validDays.upperBound + 1)
    * microsecondsPerDay - 1

  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// - Parameter days: since 1970-01-01.
  public init(days: Int32, microsecondOfDay: Int64 = 0) {
    microseconds = Int64(days) * Self.microsecondsPerDay + microsecondOfDay
  }

  /// The day that holds the moment, as days since 1970-01-01.
  public var days: Int32 {
    let (quotient, remainder) = microseconds.quotientAndRemainder(
      dividingBy: Self.microsecondsPerDay)
    return Int32(remainder < 0 ? quotient - 1 : quotient)
  }

  /// Since midnight.
  public var microsecondOfDay: Int64 { microseconds - Int64(days) * Self.microsecondsPerDay }

  public var date: CalendarDate { CalendarDate(days: days) }
  /// 0–23.
  public var hour: Int { Int(microsecondOfDay / 3_600_000_000) }
  /// 0–59.
  public var minute: Int { Int(microsecondOfDay / 60_000_000 % 60) }
  /// 0–59.
  public var second: Int { Int(microsecondOfDay / 1_000_000 % 60) }
  /// Of the second, 0–999,999.
  public var fraction: Int { Int(microsecondOfDay % 1_000_000) }

  /// So many months later, at most the last day of that month; nil outside the years 1–9999.
  public func adding(months: Int64) -> Timestamp? {
    date.adding(months: months).map {
      Timestamp(days: $0.days, microsecondOfDay: microsecondOfDay)
    }
  }
}

extension Timestamp {
  /// `2024-02-29 08:30`, with seconds and up to six digits of their fraction where given; `T` may
  /// stand for the space. A date alone is its midnight where `takesDate`.
  public init?(iso text: UnsafeBufferPointer<UInt8>, takesDate: Bool = true) {
    guard text.count >= 10,
      let date = CalendarDate(iso: UnsafeBufferPointer(rebasing: text[..<10]))
    else { return nil }
    if text.count == 10 {
      guard takesDate else { return nil }
      self.init(days: date.days)
      return
    }
    guard text[10] == UInt8(ascii: " ") || text[10] == UInt8(ascii: "T"),
      let time = Self.microsecondOfDay(UnsafeBufferPointer(rebasing: text[11...]))
    else { return nil }
    self.init(days: date.days, microsecondOfDay: time)
  }

  /// `08:30`, `08:30:15`, `08:30:15.25`
  private static func microsecondOfDay(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    let colon = UInt8(ascii: ":")
    guard text.count >= 5, text[2] == colon, let hour = number(text[..<2]), hour < 24,
      let minute = number(text[3..<5]), minute < 60
    else { return nil }
    let minutes = (hour * 60 + minute) * 60_000_000
    if text.count == 5 { return minutes }
    guard text.count >= 8, text[5] == colon, let second = number(text[6..<8]), second < 60 else {
      return nil
    }
    let seconds = minutes + second * 1_000_000
    if text.count == 8 { return seconds }
    let digits = text[9...]
    guard text[8] == UInt8(ascii: "."), 1...6 ~= digits.count, let fraction = number(digits) else {
      return nil
    }
    return seconds + fraction * powersOfTen[6 - digits.count]
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
    var number: Int64 = 0
    for byte in digits {
      guard byte &- 0x30 < 10 else { return nil }
      number = number * 10 + Int64(byte &- 0x30)
    }
    return number
  }
}
