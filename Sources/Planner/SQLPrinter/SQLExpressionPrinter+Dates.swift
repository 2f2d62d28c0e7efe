import Engine
import Language

extension SQLExpressionPrinter {
  /// The days from one date to another.
  func dayCount(_ left: String, _ right: String) -> String {
    switch dialect {
    case .sqlite: "CAST((julianday(\(left)) - julianday(\(right))) AS INTEGER)"
    case .spark: "CAST(datediff(\(left), \(right)) AS BIGINT)"
    case .postgres: "CAST((\(left) - \(right)) AS BIGINT)"
    case .duckdb: "(\(left) - \(right))"
    }
  }

  func shiftedDate(
    _ date: BoundExpression, _ months: BoundExpression, _ days: BoundExpression,
    _ origin: Origin, _ columns: Columns
  ) throws(Diagnostic) -> String {
    var result = try text(date, columns)
    if months.foldedValue != .int64(0) {
      result = addedMonths(result, try text(months, columns))
    }
    if days.foldedValue != .int64(0) { result = addedDays(result, try text(days, columns)) }
    return result
  }

  func addedDays(_ date: String, _ days: String) -> String {
    switch dialect {
    case .duckdb: "CAST((\(date) + to_days(CAST(\(days) AS INTEGER))) AS DATE)"
    case .postgres: "(\(date) + CAST(\(days) AS INTEGER))"
    case .spark: "date_add(\(date), CAST(\(days) AS INT))"
    case .sqlite: "date(\(date), (\(days) || ' days'))"
    }
  }

  func addedMonths(_ date: String, _ months: String) -> String {
    switch dialect {
    case .duckdb: return "CAST((\(date) + to_months(CAST(\(months) AS INTEGER))) AS DATE)"
    case .postgres:
      return "CAST((\(date) + make_interval(months => CAST(\(months) AS INTEGER))) AS DATE)"
    case .spark: return "add_months(\(date), CAST(\(months) AS INT))"
    case .sqlite:
      // `+1 month` of 31 January would be 2 or 3 March.
      let first = "\(date), 'start of month', (\(months) || ' months')"
      let lastDay = "CAST(strftime('%d', \(first), '+1 month', '-1 day') AS INTEGER)"
      let day = "CAST(strftime('%d', \(date)) AS INTEGER)"
      return "date(\(first), ((min(\(day), \(lastDay)) - 1) || ' days'))"
    }
  }

  /// `EXTRACT(part FROM date)`; the ISO week, days of the week from 1 = Sunday.
  func extracted(
    _ function: String, _ moment: BoundExpression, _ origin: Origin, _ columns: Columns
  ) throws(Diagnostic) -> String {
    try extracted(String(function.dropFirst("EXTRACT_".count)), text(moment, columns), origin)
  }

  func extracted(
    _ part: String, _ date: String, _ origin: Origin
  ) throws(Diagnostic) -> String {
    if dialect == .sqlite { return try extractedByFormat(part, date, origin) }
    let field: String
    switch (part, dialect) {
    case ("WEEK", _), ("ISOWEEK", _): field = "WEEK"
    case ("ISOYEAR", .spark): field = "YEAROFWEEK"
    case ("DAYOFYEAR", _): field = "DOY"
    case ("DAYOFWEEK", .spark): field = "DAYOFWEEK"
    case ("DAYOFWEEK", _): field = "DOW"
    case ("MILLISECOND", _), ("MICROSECOND", _): throw unsupported("EXTRACT(\(part) …)", origin)
    default: field = part
    }
    let number = "extract(\(field) FROM \(date))"
    if field == "DOW" { return "CAST((\(number) + 1) AS BIGINT)" }
    // Seconds have a fraction there.
    if field == "SECOND", dialect != .duckdb { return "CAST(floor(\(number)) AS BIGINT)" }
    // Other numbers than BIGINT come from some engines, in DuckDB of a NULL.
    return "CAST(\(number) AS BIGINT)"
  }

  private func extractedByFormat(
    _ part: String, _ date: String, _ origin: Origin
  ) throws(Diagnostic) -> String {
    func number(_ format: String, _ modifiers: String = "") -> String {
      "CAST(strftime('\(format)', \(date)\(modifiers)) AS INTEGER)"
    }
    // The Thursday of a week lies in the week's year.
    let thursday = ", '-3 days', 'weekday 4'"
    switch part {
    case "YEAR": return number("%Y")
    case "ISOYEAR": return number("%Y", thursday)
    case "QUARTER": return "((\(number("%m")) + 2) / 3)"
    case "MONTH": return number("%m")
    case "WEEK", "ISOWEEK": return "((\(number("%j", thursday)) - 1) / 7 + 1)"
    case "DAY": return number("%d")
    case "DAYOFWEEK": return "(\(number("%w")) + 1)"
    case "DAYOFYEAR": return number("%j")
    case "HOUR": return number("%H")
    case "MINUTE": return number("%M")
    // `%S` would round to thousandths before.
    case "SECOND": return "CAST(substr(\(date), 18, 2) AS INTEGER)"
    default: throw unsupported("EXTRACT(\(part) …)", origin)
    }
  }

  func truncatedDate(
    _ date: String, _ part: BoundExpression, _ type: DataType, _ origin: Origin
  ) throws(Diagnostic) -> String {
    guard case .string(let name)? = part.foldedValue else {
      throw unsupported("DATE_TRUNC with a part that is no constant", origin)
    }
    return try truncatedDate(date, to: name.uppercased(), type, origin)
  }

  func truncatedDate(
    _ date: String, to part: String, _ type: DataType, _ origin: Origin
  ) throws(Diagnostic) -> String {
    let isTime = ["HOUR", "MINUTE", "SECOND"].contains(part)
    if dialect == .sqlite {
      if isTime { return try truncatedTime(date, part) }
      let day = try truncatedByModifiers(date, part, origin)
      return type == .timestamp ? "(\(day) || ' 00:00:00')" : day
    }
    let unit: String
    switch part {
    case "YEAR", "QUARTER", "MONTH", "WEEK", "DAY": unit = part
    case "ISOWEEK": unit = "WEEK"
    case "ISOYEAR":
      let week = try extracted("ISOWEEK", date, origin)
      let back = "(-7 * (\(week) - 1))"
      let monday = try truncatedDate(date, to: "WEEK", .date, origin)
      let start = addedDays(monday, back)
      return type == .date ? start : "CAST(\(start) AS \(typeName(type)))"
    default:
      if !isTime { throw unsupported("DATE_TRUNC to \(part)", origin) }
      unit = part
    }
    return "CAST(date_trunc('\(unit.lowercased())', \(date)) AS \(typeName(type)))"
  }

  private func truncatedTime(_ time: String, _ part: String) throws(Diagnostic) -> String {
    switch part {
    case "HOUR": "(substr(\(time), 1, 13) || ':00:00')"
    case "MINUTE": "(substr(\(time), 1, 16) || ':00')"
    default: "substr(\(time), 1, 19)"
    }
  }

  private func truncatedByModifiers(
    _ date: String, _ part: String, _ origin: Origin
  ) throws(Diagnostic) -> String {
    let monday = "'-6 days', 'weekday 1'"
    switch part {
    case "YEAR": return "date(\(date), 'start of year')"
    case "MONTH": return "date(\(date), 'start of month')"
    case "QUARTER":
      let back = "('-' || ((CAST(strftime('%m', \(date)) AS INTEGER) - 1) % 3) || ' months')"
      return "date(\(date), 'start of month', \(back))"
    case "WEEK", "ISOWEEK": return "date(\(date), \(monday))"
    case "DAY": return "date(\(date))"
    case "ISOYEAR":
      // 4 January always lies in the first week.
      let year = "strftime('%Y', \(date), '-3 days', 'weekday 4')"
      return "date(\(year) || '-01-04', \(monday))"
    default: throw unsupported("DATE_TRUNC to \(part)", origin)
    }
  }
}
