import Engine

/// A function that stands after FROM.
public enum TableFunction: String, CaseIterable, Sendable {
  case range = "RANGE"
  case filings = "GENERATE_FILINGS"

  public var usage: String {
    switch self {
    case .range: "RANGE(from, to [, step])"
    case .filings: "GENERATE_FILINGS(rows, seed)"
    }
  }

  public var summary: String {
    switch self {
    case .range: "After FROM: whole numbers as a column id, without the end."
    case .filings: "After FROM: invented filings, the same rows for the same numbers."
    }
  }

  public var example: Example {
    switch self {
    case .range: Example("(FROM RANGE(1, 4) |> AGGREGATE SUM(id))", gives: "6")
    case .filings: Example("(FROM GENERATE_FILINGS(5, 7) |> AGGREGATE COUNT(*))", gives: "5")
    }
  }

  var argumentCounts: ClosedRange<Int> {
    switch self {
    case .range: 2...3
    case .filings: 2...2
    }
  }
}
