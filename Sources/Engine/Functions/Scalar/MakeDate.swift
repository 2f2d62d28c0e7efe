extension ScalarFunction {
  static let date = ScalarFunction(
    name: "DATE",
    signatures: [
      Signature(.int64, .int64, .int64, returns: .date), Signature(.string, returns: .date),
      Signature(.timestamp, returns: .date), Signature(.date, returns: .date),
    ],
    summary: "The date of a year, month and day, of a text like 2024-12-31, or of a timestamp.",
    example: Example("DATE(2024, 2, 29)", gives: "2024-02-29"),
    kernel: { call throws(EngineFault) in
      if call.arguments.count == 1 {
        return try Cast(type: .date, isTry: false, origin: call.origin)
          .evaluate(call.arguments[0])
      }
      let (years, months, days) = (call.integers(0)!, call.integers(1)!, call.integers(2)!)
      defer { withExtendedLifetime((years, months, days)) {} }
      return try call.integerRows { (row) throws(EngineFault) in
        let parts = [years, months, days].map { $0.pointer(Int64.self)[row] }
        let (year, month, day) = (Int(parts[0]), Int(parts[1]), Int(parts[2]))
        guard let date = CalendarDate(year: year, month: month, day: day) else {
          throw call.fault("the calendar has no day \(year)-\(month)-\(day)")
        }
        return Int64(date.days)
      }
    })
}

extension ScalarCall {
  /// Row → integer of the result's type; nil is NULL.
  func integerRows(
    _ make: (_ row: Int) throws(EngineFault) -> Int64?
  ) throws(EngineFault) -> Vector {
    let output = Output(Int64.self, count: rowCount)
    var known: Validity?
    for row in 0..<rowCount {
      output.values[row] = 0
      guard matters(row) else { continue }
      if let value = try make(row) {
        output.values[row] = value
      } else {
        if known == nil { known = .copy(validity, rowCount: rowCount) }
        known?.setNull(row)
      }
    }
    return output.vector(type, .i64, validity: known ?? validity)
  }
}
