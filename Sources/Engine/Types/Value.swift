/// One value at the edges of the engine: literals, parameters, statistics, printing. Never in a
/// loop over rows.
public enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case int64(Int64)
  case float64(Double)
  case decimal(unscaled: Int128, scale: Int)
  case string(String)
  /// Days since 1970-01-01.
  case date(Int32)
  /// Microseconds since 1970-01-01 00:00:00.
  case timestamp(Int64)
  /// Unscaled, scale `DataType.ratioScale`.
  case ratio(Int64)

  public var isNull: Bool { self == .null }
}
