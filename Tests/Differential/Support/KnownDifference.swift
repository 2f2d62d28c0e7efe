import Engine

/// The allow-list: where an engine may differ from Tra, and the decision of docs/semantics.md that
/// it rests on.
public enum KnownDifference: String, CaseIterable, Sendable {
  case floatDigits = "the last bits of a FLOAT64 depend on the order of operations"
  case decimalDigits = "others have fewer digits in a quotient, or go through FLOAT64"
  case overflow = "what does not fit is an error here; SQLite goes on in REAL, others are wider"
  case theirOverflow = "others have narrower sums and casts, or compute rows that do not count"
  case dateRange = "dates end at the year 9999; SQLite gives NULL, others go on"

  /// The id of the decision.
  public var decision: String {
    switch self {
    case .floatDigits: "fsum"
    case .decimalDigits: "decarith"
    case .overflow: "ovf"
    case .theirOverflow: "sum"
    case .dateRange: "dateadd"
    }
  }

  static func failing(_ message: String) -> KnownDifference? {
    if message.hasSuffix("out of the range of DATE") { return .dateRange }
    if message.hasSuffix("out of the range of TIMESTAMP") { return .dateRange }
    let isInfinite = message.contains("Infinity' is not") || message.contains("NaN' is not")
    return isInfinite || message.contains("out of the range of") ? .overflow : nil
  }

  static func theirFailure(_ message: String) -> KnownDifference? {
    let words = [
      "ut of range", "ut of Range", "OUT_OF_RANGE", "verflow", "OVERFLOW", "cannot convert",
      "Could not cast value",
    ]
    return words.contains(where: message.contains) ? .theirOverflow : nil
  }
}
