extension ScalarFunction {
  static let dateAdd = shift(
    "DATE_ADD", aliases: ["TIMESTAMP_ADD"], sign: 1,
    summary: "The date an INTERVAL, or so many days, later; a month's end is kept.",
    example: Example("DATE_ADD(DATE '2024-01-31', INTERVAL 1 MONTH)", gives: "2024-02-29"))

  static let dateSub = shift(
    "DATE_SUB", aliases: ["TIMESTAMP_SUB"], sign: -1,
    summary: "The date an INTERVAL, or so many days, earlier; a month's end is kept.",
    example: Example("DATE_SUB(DATE '2024-03-01', INTERVAL 1 DAY)", gives: "2024-02-29"))

  /// An INTERVAL is the binder's: it makes a `.shiftDate` of it.
  private static func shift(
    _ name: String, aliases: [String], sign: Int64, summary: String, example: Example
  ) -> ScalarFunction {
    let operation = sign > 0 ? "+" : "-"
    return ScalarFunction(
      name: name, aliases: aliases, signatures: [Signature(.date, .int64, returns: .date)],
      summary: summary, example: example,
      kernel: { call throws(EngineFault) in
        let (dates, days) = (call.integers(0)!, call.integers(1)!)
        defer { withExtendedLifetime((dates, days)) {} }
        return try call.integerRows { (row) throws(EngineFault) in
          let (distance, overflow) = days.pointer(Int64.self)[row]
            .multipliedReportingOverflow(by: sign)
          let (end, carry) = dates.pointer(Int64.self)[row].addingReportingOverflow(distance)
          guard !overflow, !carry, CalendarDate.validDays.contains(end) else {
            throw EngineFault(.overflow(.date), at: call.origin)
          }
          return end
        }
      })
  }
}
