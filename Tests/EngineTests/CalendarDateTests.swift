import Testing

@testable import Engine

@Suite struct CalendarDateTests {
  @Test func `every day of the calendar goes to days and back, one after another`() {
    var expected = Int32(CalendarDate.validDays.lowerBound)
    var date = CalendarDate(year: 1, month: 1, day: 1)!
    var isRight = true
    for year in 1...9_999 {
      for month in [1, 2, 3, 12] {
        date = CalendarDate(year: year, month: month, day: 1)!
        isRight = isRight && CalendarDate(days: date.days) == date && date.days >= expected
        expected = date.days
      }
    }
    #expect(isRight)
    #expect(CalendarDate(year: 9_999, month: 12, day: 31)!.days == 2_932_896)
    #expect(CalendarDate(year: 1970, month: 1, day: 1)!.days == 0)
    #expect(CalendarDate(year: 1, month: 1, day: 1)!.days == -719_162)
  }

  @Test(arguments: [
    ("2024-12-30", 2025, 1), ("2021-01-03", 2020, 53), ("2024-01-01", 2024, 1),
    ("2016-01-01", 2015, 53), ("2026-12-31", 2026, 53),
  ])
  func `week: weeks are those of ISO 8601`(iso: String, year: Int, week: Int) {
    let result = CalendarDate(iso: iso)!.isoWeek
    #expect(result.year == year && result.week == week)
  }

  @Test func `weekdays and days of the year`() {
    #expect(CalendarDate(iso: "2024-02-29")!.isoWeekday == 4)
    #expect(CalendarDate(iso: "0001-01-01")!.isoWeekday == 1)
    #expect(CalendarDate(iso: "2024-12-31")!.dayOfYear == 366)
  }

  private func shift(_ iso: String, months: Int64, days: Int64) throws(EngineFault) -> [Value] {
    try evaluate(
      .shiftDate(date(iso), months: int(months), days: int(days), 0))
  }

  @Test func `months are added first and clamp to the month's end`() throws {
    #expect(try shift("2024-01-31", months: 1, days: 0) == [day("2024-02-29")])
    #expect(try shift("2024-01-31", months: 1, days: 1) == [day("2024-03-01")])
    #expect(try shift("2024-03-31", months: -13, days: 0) == [day("2023-02-28")])
    #expect(try shift("2024-01-31", months: 0, days: -31) == [day("2023-12-31")])
  }

  @Test func `a date beyond the calendar is a fault`() {
    for (months, days) in [(0, 1), (1, 0), (Int64.max, 0), (0, Int64.max)] as [(Int64, Int64)] {
      let shifted = BoundExpression.shiftDate(
        date("9999-12-31"), months: int(months), days: int(days), 0)
      #expect(fault(of: shifted) == .overflow(.date))
    }
  }

  @Test func `EXTRACT and DATE_TRUNC know their parts`() throws {
    let parts: [(String, Int64)] = [
      ("YEAR", 2024), ("QUARTER", 4), ("MONTH", 12), ("WEEK", 1), ("ISOWEEK", 1), ("ISOYEAR", 2025),
      ("DAY", 30), ("DAYOFWEEK", 2), ("DAYOFYEAR", 365),
    ]
    for (part, value) in parts {
      let function = try #require(ScalarFunction.extract(part: part.lowercased()))
      #expect(
        try evaluate(.call(function, [date("2024-12-30")], type: .int64, 0)) == ints(value),
        "\(part)")
    }
    #expect(ScalarFunction.extract(part: "fortnight") == nil)
    #expect(FunctionRegistry.scalar(named: "extract_year")?.name == "EXTRACT_YEAR")
    let starts = [
      ("YEAR", "2024-01-01"), ("QUARTER", "2024-10-01"), ("month", "2024-12-01"),
      ("WEEK", "2024-12-30"), ("ISOYEAR", "2024-12-30"), ("DAY", "2024-12-31"),
    ]
    for (part, start) in starts {
      #expect(
        try evaluate(.call(.dateTrunc, [date("2024-12-31"), text(part)], type: .date, 0)) == [
          day(start)
        ], "\(part)")
    }
    let wrong = BoundExpression.call(
      .dateTrunc, [date("2024-12-31"), text("HOUR")], type: .date, 0)
    #expect(fault(of: wrong) == .invalidArgument("DATE_TRUNC knows no part 'HOUR'"))
  }
}
