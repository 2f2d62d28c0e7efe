/// A part of a DATE that EXTRACT gives and DATE_TRUNC cuts at.
enum DatePart: String, CaseIterable {
  case year = "YEAR"
  case isoYear = "ISOYEAR"
  case quarter = "QUARTER"
  case month = "MONTH"
  case week = "WEEK"
  case isoWeek = "ISOWEEK"
  case day = "DAY"
  case dayOfWeek = "DAYOFWEEK"
  case dayOfYear = "DAYOFYEAR"

  /// `week` is the ISO week; `dayOfWeek` counts from 1 = Sunday, as GoogleSQL and Spark have it.
  func number(of date: CalendarDate) -> Int {
    switch self {
    case .year: date.year
    case .isoYear: date.isoWeek.year
    case .quarter: date.quarter
    case .month: date.month
    case .week, .isoWeek: date.isoWeek.week
    case .day: date.day
    case .dayOfWeek: date.isoWeekday % 7 + 1
    case .dayOfYear: date.dayOfYear
    }
  }

  /// The first day of the part that holds the date, as days since 1970-01-01; nil for what is no
  /// part of time, or where that day lies before the calendar.
  func start(of date: CalendarDate) -> Int32? {
    switch self {
    case .year: return CalendarDate(year: date.year, month: 1, day: 1)?.days
    case .quarter:
      return CalendarDate(year: date.year, month: date.quarter * 3 - 2, day: 1)?.days
    case .month: return CalendarDate(year: date.year, month: date.month, day: 1)?.days
    case .week, .isoWeek: return date.days - Int32(date.isoWeekday - 1)
    case .day: return date.days
    case .isoYear: return date.days - Int32(date.isoWeekday - 1) - Int32(date.isoWeek.week - 1) * 7
    case .dayOfWeek, .dayOfYear: return nil
    }
  }

  static let truncatable: [DatePart] = [.year, .isoYear, .quarter, .month, .week, .isoWeek, .day]
}

extension ScalarFunction {
  /// The function behind `EXTRACT(part FROM date)`; nil for a part that is not known. It stands in
  /// no list: the binder asks the registry for `EXTRACT_` and the part.
  public static func extract(part name: String) -> ScalarFunction? {
    extracts[name.uppercased()]
  }

  /// Parts that EXTRACT knows, for messages and completion.
  public static let extractParts =
    DatePart.allCases.map(\.rawValue) + TimePart.allCases.map(\.rawValue)
  /// Parts that DATE_TRUNC knows.
  public static let truncationParts =
    DatePart.truncatable.map(\.rawValue) + TimePart.allCases.map(\.rawValue)

  private static let extracts = Dictionary(
    uniqueKeysWithValues: DatePart.allCases.map { ($0.rawValue, makeExtract($0)) }
      + TimePart.allCases.map { ($0.rawValue, makeExtract($0)) })

  private static func makeExtract(_ part: DatePart) -> ScalarFunction {
    ScalarFunction(
      name: "EXTRACT_\(part.rawValue)",
      signatures: [
        Signature(.date, returns: .int64), Signature(.timestamp, returns: .int64),
      ],
      summary: "The \(part.rawValue) of a date or timestamp.",
      example: Example(
        "EXTRACT(\(part.rawValue) FROM DATE '2024-02-29')",
        gives: "\(part.number(of: CalendarDate(year: 2024, month: 2, day: 29)!))"),
      kernel: { call throws(EngineFault) in
        try call.dates { (date) throws(EngineFault) in Int64(part.number(of: date)) }
      })
  }

  private static func makeExtract(_ part: TimePart) -> ScalarFunction {
    ScalarFunction(
      name: "EXTRACT_\(part.rawValue)", signatures: [Signature(.timestamp, returns: .int64)],
      summary: "The \(part.rawValue) of a timestamp.",
      example: Example(
        "EXTRACT(\(part.rawValue) FROM TIMESTAMP '2024-02-29 00:00:00')", gives: "0"),
      kernel: { call throws(EngineFault) in
        let moments = call.integers(0)!
        defer { withExtendedLifetime(moments) {} }
        return try call.integerRows { (row) throws(EngineFault) in
          Int64(part.number(of: Timestamp(microseconds: moments.pointer(Int64.self)[row])))
        }
      })
  }

  static let dateTrunc = ScalarFunction(
    name: "DATE_TRUNC", aliases: ["TIMESTAMP_TRUNC"],
    signatures: [
      Signature([.exactly(.date), .exactly(.string)], returns: .sameAs(0)),
      Signature([.exactly(.timestamp), .exactly(.string)], returns: .sameAs(0)),
    ],
    summary: "The begin of the year, quarter, month, ISO week, … that holds the date or timestamp.",
    example: Example("DATE_TRUNC(DATE '2024-02-29', QUARTER)", gives: "2024-01-01"),
    words: truncationParts,
    kernel: { call throws(EngineFault) in
      if call.type == .timestamp, let part = TimePart(rawValue: call.partName(1)) {
        return try call.truncated(to: part)
      }
      let part = try call.datePart(1, "DATE_TRUNC", default: .day)
      let unit = call.type == .timestamp ? Timestamp.microsecondsPerDay : 1
      return try call.dates { (date) throws(EngineFault) in
        guard let start = part.start(of: date), CalendarDate.validDays.contains(Int64(start)) else {
          throw EngineFault(.overflow(call.type), at: call.origin)
        }
        return Int64(start) * unit
      }
    })
}

extension ScalarCall {
  fileprivate func truncated(to part: TimePart) throws(EngineFault) -> Vector {
    let moments = integers(0)!
    defer { withExtendedLifetime(moments) {} }
    return try integerRows { (row) throws(EngineFault) in
      let moment = Timestamp(microseconds: moments.pointer(Int64.self)[row])
      return moment.microseconds - moment.microsecondOfDay % part.microseconds
    }
  }

  /// DATE, or the day of a TIMESTAMP → integer. Equal neighbours, usual in sorted data, are
  /// computed once.
  fileprivate func dates(
    _ make: (CalendarDate) throws(EngineFault) -> Int64
  ) throws(EngineFault) -> Vector {
    let input = try Cast(type: .date, isTry: false, origin: origin).evaluate(arguments[0]).widened()
    let days = input.pointer(Int64.self)
    defer { withExtendedLifetime(input) {} }
    let output = Output(Int64.self, count: rowCount)
    var (lastDay, lastResult) = (Int64.min, Int64(0))
    for row in 0..<rowCount {
      output.values[row] = lastResult
      guard matters(row), days[row] != lastDay else { continue }
      lastDay = days[row]
      lastResult = try make(CalendarDate(days: Int32(lastDay)))
      output.values[row] = lastResult
    }
    return output.vector(type, .i64, validity: validity)
  }
}
