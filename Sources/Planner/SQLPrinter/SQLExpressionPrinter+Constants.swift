import Engine
import Language

extension SQLExpressionPrinter {
  func typeName(_ type: DataType) -> String {
    switch (type, dialect) {
    case (.bool, _): "BOOLEAN"
    case (.int64, .sqlite), (.null, .sqlite): "INTEGER"
    case (.int64, _), (.null, _): "BIGINT"
    case (.float64, .sqlite), (.decimal, .sqlite), (.ratio, .sqlite): "REAL"
    case (.float64, .postgres): "DOUBLE PRECISION"
    case (.float64, _): "DOUBLE"
    case (.decimal(let precision, let scale), _): "DECIMAL(\(precision), \(scale))"
    case (.ratio, _): "DECIMAL(\(DataType.narrowPrecision), \(DataType.ratioScale))"
    case (.string, .duckdb): "VARCHAR"
    case (.string, .spark): "STRING"
    case (.string, _), (.date, .sqlite), (.timestamp, .sqlite): "TEXT"
    case (.date, _): "DATE"
    case (.timestamp, .spark): "TIMESTAMP_NTZ"
    case (.timestamp, _): "TIMESTAMP"
    }
  }

  /// A constant of exactly this type.
  func constant(_ value: Value, _ type: DataType) throws(Diagnostic) -> String {
    let text = try literal(value, type)
    switch (value, dialect) {
    case (.null, _), (.decimal, .duckdb), (.decimal, .spark), (.decimal, .postgres),
      (.ratio, .duckdb), (.ratio, .spark), (.ratio, .postgres):
      return dialect == .sqlite ? "NULL" : "CAST(\(text) AS \(typeName(type)))"
    // An integer literal is INT32 there, and its sums overflow.
    case (.int64, .duckdb), (.int64, .postgres), (.int64, .spark):
      return "CAST(\(text) AS BIGINT)"
    default: return text
    }
  }

  /// A constant as it may stand beside an operand of its type.
  func literal(_ value: Value, _ type: DataType) throws(Diagnostic) -> String {
    switch value {
    case .null: return "NULL"
    case .bool(let value): return value ? "TRUE" : "FALSE"
    // The magnitude of the lowest integer alone would not fit.
    case .int64(.min): return "(\(Int64.min + 1) - 1)"
    case .int64(let value): return value < 0 ? "(\(value))" : "\(value)"
    case .float64(let value): return try float(value)
    case .decimal(let unscaled, let scale): return decimal(unscaled, scale)
    case .ratio(let unscaled): return decimal(Int128(unscaled), DataType.ratioScale)
    case .string(let text): return try string(text)
    case .date(let days):
      var bytes: [UInt8] = []
      ValueText.append(date: days, to: &bytes)
      let text = "'\(String(decoding: bytes, as: UTF8.self))'"
      return dialect == .sqlite ? text : "DATE \(text)"
    case .timestamp(let microseconds):
      var bytes: [UInt8] = []
      ValueText.append(timestamp: microseconds, to: &bytes)
      let text = "'\(String(decoding: bytes, as: UTF8.self))'"
      return dialect == .sqlite ? text : "\(typeName(type)) \(text)"
    }
  }

  func string(_ text: String) throws(Diagnostic) -> String {
    if text.utf8.contains(0) { throw unsupported("a text with the character 0", -1) }
    var bytes: [UInt8] = [UInt8(ascii: "'")]
    let quote = UInt8(ascii: "'")
    let backslash = UInt8(ascii: "\\")
    for byte in text.utf8 {
      // Two quotes in Spark end a text and begin one that is put behind it.
      if dialect == .spark, byte == quote || byte == backslash { bytes.append(backslash) }
      if dialect != .spark, byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "'"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private func decimal(_ unscaled: Int128, _ scale: Int) -> String {
    var bytes: [UInt8] = []
    ValueText.append(allDigits: unscaled, scale: scale, to: &bytes)
    var text = String(decoding: bytes, as: UTF8.self)
    // A number with a point is REAL there: `5 / 2` of integers would be 2.
    if scale == 0, dialect == .sqlite { text += ".0" }
    // Long literals are FLOAT64 in some engines.
    if text.utf8.count > 18, dialect == .duckdb { text = "'\(text)'" }
    return unscaled < 0 ? "(\(text))" : text
  }

  private func float(_ value: Double) throws(Diagnostic) -> String {
    let type = typeName(.float64)
    guard value.isFinite else {
      if dialect != .sqlite {
        let name = value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
        return "CAST('\(name)' AS \(type))"
      }
      if value.isNaN { throw unsupported("NaN", -1) }
      return value < 0 ? "(-9e999)" : "9e999"
    }
    let digits = value.description
    switch dialect {
    case .sqlite: return value.sign == .minus ? "(\(digits))" : digits
    case .postgres, .spark: return "CAST('\(digits)' AS \(type))"
    case .duckdb:
      // Without an exponent it would be a DECIMAL.
      let text = digits.contains("e") ? digits : digits + "e0"
      return value.sign == .minus ? "(\(text))" : text
    }
  }
}
