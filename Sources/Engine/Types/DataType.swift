/// The type of a column or expression.
public enum DataType: Hashable, Sendable {
  /// The type of a bare `NULL`; it becomes any other.
  case null
  case bool
  case int64
  case float64
  /// `precision` digits in all, `scale` of them after the point; 1 ≤ precision ≤ 38.
  case decimal(precision: Int, scale: Int)
  case string
  /// Days since 1970-01-01, proleptic Gregorian.
  case date
  /// Microseconds since 1970-01-01 00:00:00, without a zone.
  case timestamp
  /// A fraction kept as DECIMAL(18,10). Which columns it pools over is the planner's knowledge.
  case ratio

  /// Digits after the point of a RATIO's value.
  public static let ratioScale = 10
  /// Up to so many digits a decimal fits `Int64`.
  public static let narrowPrecision = 18

  /// The scale of the value as a decimal number; 0 for integers, nil for what is no exact number.
  public var decimalScale: Int? {
    switch self {
    case .int64: 0
    case .decimal(_, let scale): scale
    case .ratio: Self.ratioScale
    default: nil
    }
  }

  public var isNumeric: Bool {
    switch self {
    case .int64, .float64, .decimal, .ratio: true
    default: false
    }
  }
}

extension DataType: CustomStringConvertible {
  /// As SQL names it.
  public var description: String {
    switch self {
    case .null: "NULL"
    case .bool: "BOOL"
    case .int64: "INT64"
    case .float64: "FLOAT64"
    case .decimal(let precision, let scale): "DECIMAL(\(precision),\(scale))"
    case .string: "STRING"
    case .date: "DATE"
    case .timestamp: "TIMESTAMP"
    case .ratio: "RATIO"
    }
  }
}
