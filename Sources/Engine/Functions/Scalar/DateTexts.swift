extension ScalarFunction {
  static let formatDate = format(
    "FORMAT_DATE", .date, summary: "A date as text, by a format of % codes (%d %m %Y %B %A, …).",
    example: Example("FORMAT_DATE('%d/%m/%Y', DATE '2024-02-29')", gives: "29/02/2024"))

  static let formatTimestamp = format(
    "FORMAT_TIMESTAMP", .timestamp,
    summary: "A timestamp as text, by a format of % codes, of times too (%H %M %S, …).",
    example: Example("FORMAT_TIMESTAMP('%H:%M', TIMESTAMP '2024-02-29 08:30:00')", gives: "08:30"))

  static let parseDate = parse(
    "PARSE_DATE", .date, summary: "The date in a text, by a format of % codes.",
    example: Example("PARSE_DATE('%d/%m/%Y', '29/02/2024')", gives: "2024-02-29"))

  static let parseTimestamp = parse(
    "PARSE_TIMESTAMP", .timestamp, summary: "The timestamp in a text, by a format of % codes.",
    example: Example(
      "PARSE_TIMESTAMP('%d/%m/%Y %R', '29/02/2024 08:30')", gives: "2024-02-29 08:30:00"))

  private static func format(
    _ name: String, _ type: DataType, summary: String, example: Example
  ) -> ScalarFunction {
    ScalarFunction(
      name: name, signatures: [Signature(.string, type, returns: .string)], summary: summary,
      example: example, spelling: [.duckdb: "strftime($2, $1)"],
      kernel: { call throws(EngineFault) in
        let moments = call.integers(1)!
        defer { withExtendedLifetime(moments) {} }
        let formats = DateFormats()
        return try call.texts { (texts, row, bytes) throws(EngineFault) in
          let format = try formats.format(texts[0], call, hasTime: type == .timestamp)
          let value = moments.pointer(Int64.self)[row]
          let moment =
            type == .timestamp ? Timestamp(microseconds: value) : Timestamp(days: Int32(value))
          format.write(moment, to: &bytes)
        }
      })
  }

  private static func parse(
    _ name: String, _ type: DataType, summary: String, example: Example
  ) -> ScalarFunction {
    ScalarFunction(
      name: name, signatures: [Signature(.string, .string, returns: type)], summary: summary,
      example: example,
      kernel: { call throws(EngineFault) in
        let (patterns, texts) = (TextReader(call.arguments[0]), TextReader(call.arguments[1]))
        defer { withExtendedLifetime((patterns, texts)) {} }
        let formats = DateFormats()
        return try call.integerRows { (row) throws(EngineFault) in
          let format = try formats.format(patterns[row], call, hasTime: type == .timestamp)
          if let code = format.unreadableCode { throw call.fault("\(name) cannot read '%\(code)'") }
          guard let moment = format.parse(texts[row]) else {
            let (text, pattern) = (
              String(decoding: texts[row], as: UTF8.self),
              String(decoding: patterns[row], as: UTF8.self)
            )
            throw call.fault("'\(text)' does not fit the format '\(pattern)'")
          }
          return type == .timestamp ? moment.microseconds : Int64(moment.days)
        }
      })
  }
}

/// The format of the row before, usually that of all.
private final class DateFormats {
  private var text: [UInt8]?
  private var format: DateFormat?

  func format(
    _ text: Text, _ call: ScalarCall, hasTime: Bool
  ) throws(EngineFault) -> DateFormat {
    if let format, let known = self.text, known.elementsEqual(text) { return format }
    do throws(DateFormat.Problem) {
      let format = try DateFormat(String(decoding: text, as: UTF8.self), hasTime: hasTime)
      self.format = format
      self.text = Array(text)
      return format
    } catch {
      throw call.fault(error.message)
    }
  }
}
