extension Literal {
  func write(into sql: inout SQLText) {
    switch self {
    case .null: sql.keywords(.null)
    case .bool(let value): sql.keywords(value ? .true : .false)
    case .integer(let value): sql.word("\(value)")
    case .decimal(let unscaled, let scale, let isPercent):
      let text = Self.decimal(unscaled, scale: isPercent ? scale - 2 : scale)
      sql.word(isPercent ? text + "%" : text)
    case .float(let value): sql.word(Self.float(value))
    case .string(let value): sql.string(value)
    case .date(let value):
      sql.keywords(.date)
      sql.string(value)
    case .timestamp(let value):
      sql.keywords(.timestamp)
      sql.string(value)
    }
  }

  private static func decimal(_ unscaled: Int128, scale: Int) -> String {
    let digits = "\(unscaled)"
    guard scale > 0 else { return digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// With an exponent, as without one it would be a DECIMAL.
  private static func float(_ value: Double) -> String {
    let text = "\(value)"
    if text.contains("e") { return text }
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "e0"
  }
}
