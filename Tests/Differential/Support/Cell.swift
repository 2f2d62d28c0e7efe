import Engine

/// A value as engines share it. SQLite knows no BOOL, DATE or DECIMAL: its integers, texts and
/// floats stand for them.
public enum Cell: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// With the digits as they were printed.
  case number(Double, String)
  /// Dates too.
  case text(String)

  init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int64(let value): self = .integer(value)
    case .float64(let value): self = .number(value, "\(value)")
    case .decimal(let unscaled, let scale): self = Self.decimal(unscaled, scale)
    case .ratio(let unscaled): self = Self.decimal(Int128(unscaled), DataType.ratioScale)
    case .string(let text): self = .text(text)
    case .date(let days):
      var bytes: [UInt8] = []
      ValueText.append(date: days, to: &bytes)
      self = .text(String(decoding: bytes, as: UTF8.self))
    case .timestamp(let microseconds):
      var bytes: [UInt8] = []
      ValueText.append(timestamp: microseconds, to: &bytes)
      self = .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func decimal(_ unscaled: Int128, _ scale: Int) -> Cell {
    var bytes: [UInt8] = []
    ValueText.append(unscaled: unscaled, scale: scale, to: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    return .number(Double(text) ?? .nan, text)
  }

  /// A number of the cell, a truth value as 0 and 1.
  var double: Double? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .integer(let value): Double(value)
    case .number(let value, _): value
    default: nil
    }
  }

  /// A text as a value of the column's type, for engines whose program prints texts alone.
  func read(as type: DataType) -> Cell {
    guard case .text(let text) = self else { return self }
    switch type {
    case .bool: return .bool(text == "t")
    case .int64: return Int64(text).map { .integer($0) } ?? self
    case .float64, .decimal, .ratio: return Double(text).map { .number($0, text) } ?? self
    default: return self
    }
  }

  var shown: String {
    switch self {
    case .null: "NULL"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(_, let text): text
    case .text(let text): "'\(text)'"
    }
  }

  /// Equal for equal cells of exact types; a truth value is the number that stands for it.
  var exactText: String {
    switch self {
    case .bool(let value): value ? "1" : "0"
    default: shown
    }
  }
}

/// What an engine answers to one query.
public enum Answer: Sendable {
  case rows([[Cell]])
  case failure(String)
}

extension Answer {
  var shown: String {
    switch self {
    case .failure(let message): "error: \(message)"
    case .rows(let rows):
      rows.prefix(8).map { row in "(\(row.map(\.shown).joined(separator: ", ")))" }
        .joined(separator: " ") + (rows.count > 8 ? " … \(rows.count) rows" : "")
        + (rows.isEmpty ? "no rows" : "")
    }
  }
}
