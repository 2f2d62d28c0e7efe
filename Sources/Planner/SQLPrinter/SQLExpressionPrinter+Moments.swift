import Engine
import Language

// Functions of dates and timestamps, by name.
extension SQLExpressionPrinter {
  /// nil for what is no such function, or one that its spelling says.
  func dateCall(
    _ name: String, _ arguments: [BoundExpression], _ type: DataType, _ origin: Origin,
    _ columns: Columns
  ) throws(Diagnostic) -> String? {
    switch name {
    case "DATE_TRUNC":
      return try truncatedDate(text(arguments[0], columns), arguments[1], type, origin)
    case "DATE_DIFF": return try dateDifference(arguments, origin, columns)
    case "TIMESTAMP_DIFF": return try timeDifference(arguments, origin, columns)
    case "LAST_DAY": return try lastDay(arguments, origin, columns)
    case "DATE" where arguments.count == 1, "TIMESTAMP":
      return try cast(SQLCast(arguments[0], type, false, origin), columns)
    case "DATE":
      if dialect == .sqlite { throw unsupported("DATE of three numbers", origin) }
      var numbers: [String] = []
      for text in try texts(arguments, columns) { numbers.append("CAST(\(text) AS INTEGER)") }
      return "make_date(\(numbers.joined(separator: ", ")))"
    case "DATE_ADD", "DATE_SUB":
      let days = try text(arguments[1], columns)
      return addedDays(
        try text(arguments[0], columns), name == "DATE_SUB" ? "(-\(days))" : days)
    case "shift_timestamp": return try shiftedTimestamp(arguments, origin, columns)
    case "PARSE_DATE", "PARSE_TIMESTAMP":
      if dialect != .duckdb { throw unsupported(name, origin) }
      let all = try texts(arguments, columns)
      return "CAST(strptime(\(all[1]), \(all[0])) AS \(typeName(type)))"
    default: return nil
    }
  }

  private func part(
    _ argument: BoundExpression?, _ standard: String, _ name: String, _ origin: Origin
  ) throws(Diagnostic) -> String {
    guard let argument else { return standard }
    guard case .string(let part)? = argument.foldedValue else {
      throw unsupported("\(name) with a part that is no constant", origin)
    }
    return part.uppercased()
  }

  /// How often the part begins anew, from numbers that grow by 1 where it does.
  private func dateDifference(
    _ arguments: [BoundExpression], _ origin: Origin, _ columns: Columns
  ) throws(Diagnostic) -> String {
    let part = try part(arguments.dropFirst(2).first, "DAY", "DATE_DIFF", origin)
    let (end, start) = (try text(arguments[0], columns), try text(arguments[1], columns))
    func count(_ date: String) throws(Diagnostic) -> String {
      let year = try extracted(part == "ISOYEAR" ? part : "YEAR", date, origin)
      switch part {
      case "QUARTER", "MONTH":
        let factor = part == "MONTH" ? 12 : 4
        return "(\(year) * \(factor) + \(try extracted(part, date, origin)))"
      default: return year
      }
    }
    switch part {
    case "DAY": return dayCount(end, start)
    case "WEEK", "ISOWEEK":
      let days = dayCount(
        try truncatedDate(end, to: "WEEK", .date, origin),
        try truncatedDate(start, to: "WEEK", .date, origin))
      return dialect == .duckdb
        ? "(\(days) // 7)" : dialect == .spark ? "(\(days) DIV 7)" : "(\(days) / 7)"
    default: return "(\(try count(end)) - \(try count(start)))"
    }
  }

  /// Whole units, what is left is dropped.
  private func timeDifference(
    _ arguments: [BoundExpression], _ origin: Origin, _ columns: Columns
  ) throws(Diagnostic) -> String {
    let unit = try part(arguments[2], "DAY", "TIMESTAMP_DIFF", origin)
    let (end, start) = (try text(arguments[0], columns), try text(arguments[1], columns))
    switch dialect {
    case .duckdb: return "date_sub('\(unit.lowercased())', \(start), \(end))"
    case .spark: return "CAST(timestampdiff(\(unit), \(start), \(end)) AS BIGINT)"
    case .postgres:
      let seconds = "extract(epoch FROM (\(end) - \(start)))"
      let factors = [
        "DAY": "/ 86400", "HOUR": "/ 3600", "MINUTE": "/ 60", "SECOND": "/ 1",
        "MILLISECOND": "* 1000", "MICROSECOND": "* 1000000",
      ]
      guard let factor = factors[unit] else { throw unsupported("TIMESTAMP_DIFF", origin) }
      return "CAST(trunc(\(seconds) \(factor)) AS BIGINT)"
    // It counts seconds without their fractions.
    case .sqlite: throw unsupported("TIMESTAMP_DIFF", origin)
    }
  }

  private func lastDay(
    _ arguments: [BoundExpression], _ origin: Origin, _ columns: Columns
  ) throws(Diagnostic) -> String {
    let part = try part(arguments.dropFirst().first, "MONTH", "LAST_DAY", origin)
    let date = try text(arguments[0], columns)
    if part == "DAY" { return date }
    let start = try truncatedDate(date, to: part, .date, origin)
    switch part {
    case "WEEK", "ISOWEEK": return addedDays(start, "6")
    case "MONTH", "QUARTER", "YEAR":
      let months = part == "MONTH" ? 1 : part == "QUARTER" ? 3 : 12
      return addedDays(addedMonths(start, "\(months)"), "(-1)")
    default: throw unsupported("LAST_DAY of \(part)", origin)
    }
  }

  /// Months, clamped to the month's end, then microseconds.
  private func shiftedTimestamp(
    _ arguments: [BoundExpression], _ origin: Origin, _ columns: Columns
  ) throws(Diagnostic) -> String {
    let months = try text(arguments[1], columns)
    let rest = try text(arguments[2], columns)
    let hasMonths = arguments[1].foldedValue != .int64(0)
    let hasRest = arguments[2].foldedValue != .int64(0)
    var result = try text(arguments[0], columns)
    switch dialect {
    case .duckdb:
      if hasMonths { result = "(\(result) + to_months(CAST(\(months) AS INTEGER)))" }
      return hasRest ? "(\(result) + to_microseconds(\(rest)))" : result
    case .postgres:
      if hasMonths {
        result = "(\(result) + make_interval(months => CAST(\(months) AS INTEGER)))"
      }
      return hasRest ? "(\(result) + (\(rest) * INTERVAL '1 microsecond'))" : result
    case .spark:
      if hasMonths { result = "(\(result) + make_ym_interval(0, CAST(\(months) AS INT)))" }
      let seconds = "CAST((\(rest) * 0.000001) AS DECIMAL(18, 6))"
      return hasRest ? "(\(result) + make_dt_interval(0, 0, 0, \(seconds)))" : result
    case .sqlite:
      guard case .int64(let microseconds)? = arguments[2].foldedValue,
        microseconds % 1_000_000 == 0
      else { throw unsupported("an interval of parts of a second", origin) }
      return shiftedText(result, hasMonths ? months : nil, seconds: microseconds / 1_000_000)
    }
  }

  /// SQLite has no fractions of seconds: they go along as text.
  private func shiftedText(_ time: String, _ months: String?, seconds: Int64) -> String {
    var moment = "\(time)"
    if let months { moment = "(\(addedMonths(time, months)) || substr(\(time), 11, 9))" }
    let fraction = "substr(\(time), 20)"
    return "(strftime('%Y-%m-%d %H:%M:%S', substr(\(moment), 1, 19), '\(seconds) seconds')"
      + " || \(fraction))"
  }
}
