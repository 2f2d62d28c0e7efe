extension ScalarFunction {
  static let period = ScalarFunction(
    name: "PERIOD", signatures: [Signature(.string, returns: .date)],
    summary: "The first day of a period's label: 2024, H1/2024, Q1/2024, T3/2024, 2024-12-10, …; "
      + "NULL of another text.",
    example: Example("PERIOD('Q3/2024')", gives: "2024-07-01"),
    kernel: { call throws(EngineFault) in
      let labels = TextReader(call.arguments[0])
      defer { withExtendedLifetime(labels) {} }
      return try call.integerRows { (row) throws(EngineFault) in
        PeriodLabel(labels[row]).map { Int64($0.start) }
      }
    })

  static let periodGrain = ScalarFunction(
    name: "PERIOD_GRAIN", signatures: [Signature(.string, returns: .string)],
    summary: "How long a period's label lasts: YEAR, HALF, QUARTER, MONTH, WEEK or DAY; NULL of "
      + "another text.",
    example: Example("PERIOD_GRAIN('T3/2024')", gives: "MONTH"),
    kernel: { call throws(EngineFault) in
      let labels = TextReader(call.arguments[0])
      defer { withExtendedLifetime(labels) {} }
      let known = Validity.copy(call.validity, rowCount: call.rowCount)
      let texts = try call.texts { (_, row, bytes) throws(EngineFault) in
        guard let label = PeriodLabel(labels[row]) else {
          known.setNull(row)
          return
        }
        bytes.append(contentsOf: label.grain.rawValue.utf8)
      }
      return texts.with(validity: known)
    })
}
