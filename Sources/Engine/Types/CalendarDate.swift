/// A day of the proleptic Gregorian calendar, years 0001–9999.
///
/// Conversions by Howard Hinnant's "chrono-compatible low-level date algorithms": the year begins
/// in March, so the leap day is its last, and 400 years have 146,097 days.
public struct CalendarDate: Hashable, Sendable {
  public let year: Int
  /// 1–12.
  public let month: Int
  /// 1–31.
  public let day: Int

  /// 0001-01-01 and 9999-12-31 as days since 1970-01-01.
  public static let validDays: ClosedRange<Int64> = -719_162...2_932_896

  /// nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9_999 ~= year, 1...12 ~= month, day >= 1,
      day <= Self.dayCount(year: year, month: month)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// - Parameter days: since 1970-01-01.
  public init(days: Int32) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  public var days: Int32 {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  public static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate {
  /// `YYYY-MM-DD`, nothing else; nil where the text is no such day.
  public init?(iso text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = Self.number(text, 0..<4), let month = Self.number(text, 5..<7),
      let day = Self.number(text, 8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public init?(iso text: String) {
    var text = text
    guard let date = text.withUTF8({ CalendarDate(iso: $0) }) else { return nil }
    self = date
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var number = 0
    for index in range {
      let digit = Int(text[index]) - Int(UInt8(ascii: "0"))
      guard 0...9 ~= digit else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// `2024-02-29`.
  public var iso: String {
    var bytes: [UInt8] = []
    ValueText.append(date: days, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension CalendarDate {
  /// 1 = Monday … 7 = Sunday.
  public var isoWeekday: Int {
    let sinceThursday = (Int(days) + 3) % 7
    return (sinceThursday < 0 ? sinceThursday + 7 : sinceThursday) + 1
  }

  /// 1–366.
  public var dayOfYear: Int { Int(days - CalendarDate(year: year, month: 1, day: 1)!.days) + 1 }

  public var quarter: Int { (month + 2) / 3 }

  /// The ISO week, 1–53, and the year that it belongs to (0 or 10000 at the calendar's ends).
  public var isoWeek: (year: Int, week: Int) {
    // The Thursday of a week lies in the year that the week belongs to.
    let thursday = CalendarDate(days: days + Int32(4 - isoWeekday))
    let first = CalendarDate(unchecked: thursday.year, 1, 1).days
    return (thursday.year, Int(thursday.days - first) / 7 + 1)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// So many months later, at most the last day of that month; nil outside the years 1–9999.
  public func adding(months: Int64) -> CalendarDate? {
    guard months.magnitude < 120_000 else { return nil }
    let index = year * 12 + month - 1 + Int(months)
    guard index >= 12, index < 120_000 else { return nil }
    let (year, month) = (index / 12, index % 12 + 1)
    return CalendarDate(
      year: year, month: month, day: min(day, Self.dayCount(year: year, month: month)))
  }
}
