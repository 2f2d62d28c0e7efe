import Engine
import Language

extension Session {
  /// What `CAST(literal AS type)` gives: how a text becomes a parameter's value.
  ///
  /// - Parameter literal: as it stands in a query, a text in its quotes.
  public func value(ofLiteral literal: String, as type: DataType) throws(Diagnostic) -> Value {
    let result = try query(SourceText("SELECT CAST(\(literal) AS \(type)) AS value"))
    guard let chunk = result.chunks.first(where: { $0.rowCount > 0 }) else {
      preconditionFailure("a SELECT without FROM gave no row")
    }
    return chunk[0].value(at: 0)
  }

  public func value(ofText text: String, as type: DataType) throws(Diagnostic) -> Value {
    try value(ofLiteral: literal(text), as: type)
  }
}

extension Value {
  /// As CAST to STRING gives it: a RATIO is a number. nil for NULL.
  public var text: String? {
    var bytes: [UInt8] = []
    switch self {
    case .null: return nil
    case .string(let text): return text
    case .bool(let value): ValueText.append(value, to: &bytes)
    case .int64(let value): ValueText.append(value, to: &bytes)
    case .float64(let value): ValueText.append(value, to: &bytes)
    case .date(let days): ValueText.append(date: days, to: &bytes)
    case .timestamp(let microseconds):
      ValueText.append(timestamp: microseconds, to: &bytes)
    case .decimal(let unscaled, let scale):
      ValueText.append(unscaled: unscaled, scale: scale, to: &bytes)
    case .ratio(let unscaled):
      ValueText.append(unscaled: Int128(unscaled), scale: DataType.ratioScale, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
