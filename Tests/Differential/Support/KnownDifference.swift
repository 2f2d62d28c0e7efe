import Engine

/// The allow-list: where an engine may differ from Tra, and the decision that it rests on.
public enum KnownDifference: String, CaseIterable, Sendable {
  case floatDigits = "fsum: the last bits of FLOAT64 depend on the order of operations"
  case decimalDigits = "dec: quotients and means of decimals go through FLOAT64 in other engines"
  case overflow = "ovf: an integer or decimal that does not fit is an error; SQLite goes on in REAL"
  case theirOverflow = "ovf: DuckDB's intermediate results are narrower or its errors earlier"
  case dateRange = "dateadd: dates end at the year 9999; SQLite gives NULL, DuckDB goes on"
  case range = "SQLite refuses what it cannot optimise: RANGE frames with a distance over text"

  static func failing(_ message: String, _ dialect: SQLDialect) -> KnownDifference? {
    if message.hasSuffix("out of the range of DATE") { return .dateRange }
    return message.contains("out of the range of") ? .overflow : nil
  }

  static func theirFailure(_ message: String, _ dialect: SQLDialect) -> KnownDifference? {
    if ["ut of range", "ut of Range", "verflow", "Could not cast value", "cannot convert"].contains(where: message.contains) {
      return .theirOverflow
    }
    return nil
  }
}
