extension ScalarFunction {
  static let dateDiff = ScalarFunction(
    name: "DATE_DIFF", aliases: ["DATEDIFF"],
    signatures: [
      Signature(
        [.exactly(.date), .exactly(.date), .exactly(.string)], optionalCount: 1,
        returns: .exactly(.int64))
    ],
    summary: "How many days, or begins of another part, lie from the second date to the first.",
    example: Example("DATE_DIFF(DATE '2024-03-01', DATE '2024-02-29', MONTH)", gives: "1"),
    words: DatePart.truncatable.map(\.rawValue),
    kernel: { call throws(EngineFault) in
      let part = try call.datePart(2, "DATE_DIFF", default: .day)
      let (ends, starts) = (call.integers(0)!, call.integers(1)!)
      defer { withExtendedLifetime((ends, starts)) {} }
      return try call.integerRows { (row) throws(EngineFault) in
        let end = CalendarDate(days: Int32(ends.pointer(Int64.self)[row]))
        let start = CalendarDate(days: Int32(starts.pointer(Int64.self)[row]))
        return Int64(part.count(of: end) - part.count(of: start))
      }
    })

  static let lastDay = ScalarFunction(
    name: "LAST_DAY",
    signatures: [
      Signature(
        [.exactly(.date), .exactly(.string)], optionalCount: 1, returns: .exactly(.date))
    ],
    summary: "The last day of the month, or of another part, that holds the date.",
    example: Example("LAST_DAY(DATE '2024-02-10')", gives: "2024-02-29"),
    words: DatePart.truncatable.map(\.rawValue),
    kernel: { call throws(EngineFault) in
      let part = try call.datePart(1, "LAST_DAY", default: .month)
      let dates = call.integers(0)!
      defer { withExtendedLifetime(dates) {} }
      return try call.integerRows { (row) throws(EngineFault) in
        let date = CalendarDate(days: Int32(dates.pointer(Int64.self)[row]))
        guard let end = part.end(of: date), CalendarDate.validDays.contains(end) else {
          throw EngineFault(.overflow(.date), at: call.origin)
        }
        return end
      }
    })
}

extension ScalarCall {
  /// The part that a constant argument names, one of those with a first day.
  func datePart(
    _ position: Int, _ name: String, default part: DatePart
  ) throws(EngineFault) -> DatePart {
    guard arguments.indices.contains(position) else { return part }
    let text = partName(position)
    guard let part = DatePart(rawValue: text), DatePart.truncatable.contains(part) else {
      throw fault("\(name) knows no part '\(text)'")
    }
    return part
  }
}

extension DatePart {
  /// A number that grows by 1 where the part begins anew.
  func count(of date: CalendarDate) -> Int {
    switch self {
    case .year: date.year
    case .isoYear: date.isoWeek.year
    case .quarter: date.year * 4 + date.quarter
    case .month: date.year * 12 + date.month
    // 1970-01-01 was a Thursday: its Monday begins week 0.
    case .week, .isoWeek: (Int(date.days) + 3 - (date.isoWeekday - 1)) / 7
    case .day, .dayOfWeek, .dayOfYear: Int(date.days)
    }
  }

  /// The last day of the part that holds the date, as days since 1970-01-01.
  func end(of date: CalendarDate) -> Int64? {
    switch self {
    case .year: return Int64(CalendarDate(year: date.year, month: 12, day: 31)!.days)
    case .quarter: return Self.end(ofMonth: date.quarter * 3, in: date.year)
    case .month: return Self.end(ofMonth: date.month, in: date.year)
    case .week, .isoWeek: return Int64(date.days) + Int64(7 - date.isoWeekday)
    case .isoYear:
      guard let start = start(of: date) else { return nil }
      // 53 weeks later lies in the next year, be the year's weeks 52 or 53.
      let next = CalendarDate(days: start + 53 * 7)
      return self.start(of: next).map { Int64($0) - 1 }
    case .day, .dayOfWeek, .dayOfYear: return Int64(date.days)
    }
  }

  private static func end(ofMonth month: Int, in year: Int) -> Int64 {
    let day = CalendarDate.dayCount(year: year, month: month)
    return Int64(CalendarDate(year: year, month: month, day: day)!.days)
  }
}
