extension ScalarFunction {
  static let timestamp = ScalarFunction(
    name: "TIMESTAMP",
    signatures: [
      Signature(.string, returns: .timestamp), Signature(.date, returns: .timestamp),
      Signature(.timestamp, returns: .timestamp),
    ],
    summary: "The timestamp of a text like 2024-12-31 08:30:00, or of a date's midnight.",
    example: Example("TIMESTAMP(DATE '2024-02-29')", gives: "2024-02-29 00:00:00"),
    kernel: { call throws(EngineFault) in
      try Cast(type: .timestamp, isTry: false, origin: call.origin).evaluate(call.arguments[0])
    })

  static let timestampDiff = ScalarFunction(
    name: "TIMESTAMP_DIFF",
    signatures: [Signature(.timestamp, .timestamp, .string, returns: .int64)],
    summary: "How many whole days, hours, minutes, seconds, milliseconds or microseconds lie from "
      + "the second timestamp to the first.",
    example: Example(
      "TIMESTAMP_DIFF(TIMESTAMP '2024-02-29 10:00:00', TIMESTAMP '2024-02-29 08:30:00', MINUTE)",
      gives: "90"),
    words: ["DAY"] + TimePart.allCases.map(\.rawValue),
    kernel: { call throws(EngineFault) in
      let unit = try call.timeUnit(2, "TIMESTAMP_DIFF")
      let (ends, starts) = (call.integers(0)!, call.integers(1)!)
      defer { withExtendedLifetime((ends, starts)) {} }
      return try call.integerRows { (row) throws(EngineFault) in
        (ends.pointer(Int64.self)[row] - starts.pointer(Int64.self)[row]) / unit
      }
    })

  /// `timestamp + INTERVAL`: months, clamped to the month's end, then microseconds. It stands in no
  /// list: the binder makes the call.
  public static let shiftTimestamp = ScalarFunction(
    name: "shift_timestamp",
    signatures: [Signature(.timestamp, .int64, .int64, returns: .timestamp)],
    summary: "The timestamp so many months and microseconds later.",
    example: Example("TIMESTAMP '2024-01-31' + INTERVAL 1 MONTH", gives: "2024-02-29 00:00:00"),
    kernel: { call throws(EngineFault) in
      let (moments, months, rest) = (call.integers(0)!, call.integers(1)!, call.integers(2)!)
      defer { withExtendedLifetime((moments, months, rest)) {} }
      return try call.integerRows { (row) throws(EngineFault) in
        let start = Timestamp(microseconds: moments.pointer(Int64.self)[row])
          .adding(months: months.pointer(Int64.self)[row])
        let end = start?.microseconds.addingReportingOverflow(rest.pointer(Int64.self)[row])
        guard let end, !end.overflow, Timestamp.validMicroseconds.contains(end.partialValue) else {
          throw EngineFault(.overflow(.timestamp), at: call.origin)
        }
        return end.partialValue
      }
    })
}

/// A part of a day.
enum TimePart: String, CaseIterable {
  case hour = "HOUR"
  case minute = "MINUTE"
  case second = "SECOND"
  case millisecond = "MILLISECOND"
  case microsecond = "MICROSECOND"

  var microseconds: Int64 {
    switch self {
    case .hour: 3_600_000_000
    case .minute: 60_000_000
    case .second: 1_000_000
    case .millisecond: 1_000
    case .microsecond: 1
    }
  }

  func number(of moment: Timestamp) -> Int {
    switch self {
    case .hour: moment.hour
    case .minute: moment.minute
    case .second: moment.second
    case .millisecond: moment.fraction / 1_000
    case .microsecond: moment.fraction
    }
  }
}

extension ScalarCall {
  /// The length of the unit that a constant argument names, in microseconds.
  fileprivate func timeUnit(_ position: Int, _ name: String) throws(EngineFault) -> Int64 {
    let text = partName(position)
    if text == "DAY" { return Timestamp.microsecondsPerDay }
    guard let part = TimePart(rawValue: text) else {
      throw fault(
        "\(name) counts DAY and shorter parts, not '\(text)'; DATE_DIFF counts longer ones")
    }
    return part.microseconds
  }

  /// The first row of a text argument, in capitals: constants are alike in all rows.
  func partName(_ position: Int) -> String {
    withExtendedLifetime(self) {
      String(decoding: TextReader(arguments[position])[0], as: UTF8.self).uppercased()
    }
  }
}
