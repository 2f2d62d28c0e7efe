import Engine
import Language

struct SQLCast {
  let operand: BoundExpression
  let type: DataType
  let isTry: Bool
  let origin: Origin

  init(_ operand: BoundExpression, _ type: DataType, _ isTry: Bool, _ origin: Origin) {
    self.operand = operand
    self.type = type
    self.isTry = isTry
    self.origin = origin
  }

  /// As messages say it.
  var title: String { "\(isTry ? "TRY_CAST" : "CAST") from \(operand.type) to \(type)" }

  /// Of a constant, where the cast succeeds.
  var value: Value? {
    BoundExpression.cast(operand, to: type, isTry: isTry, origin).foldedValue
  }

  /// Whether a value of the operand's type may have no place in the other.
  var canFail: Bool {
    BoundExpression.cast(.column(0, operand.type), to: type, isTry: false, origin).canFail
  }
}

extension SQLExpressionPrinter {
  func cast(_ cast: SQLCast, _ columns: Columns) throws(Diagnostic) -> String {
    let from = cast.operand.type
    if from == .null { return try constant(.null, cast.type) }
    if let value = cast.value { return try constant(value, cast.type) }
    let text = try self.text(cast.operand, columns)
    if from == cast.type { return text }
    switch (from, cast.type) {
    case (_, .string): return try printed(cast, text)
    case (.string, _): return try parsed(cast, text)
    case (.bool, .int64):
      return dialect == .sqlite || dialect == .duckdb
        ? plain(cast, text) : "CASE WHEN \(text) THEN 1 WHEN NOT \(text) THEN 0 END"
    case (_, .bool): return "(\(text) <> 0)"
    case (.date, .timestamp) where dialect == .sqlite: return "(\(text) || ' 00:00:00')"
    case (.timestamp, .date) where dialect == .sqlite: return "substr(\(text), 1, 10)"
    default: break
    }
    if cast.isTry, cast.canFail, dialect == .sqlite || dialect == .postgres {
      throw unsupported(cast.title, cast.origin)
    }
    return number(cast, text)
  }

  private func plain(_ cast: SQLCast, _ text: String) -> String {
    let word: String
    switch dialect {
    case .duckdb where cast.isTry: word = "TRY_CAST"
    case .spark where cast.isTry: word = "try_cast"
    default: word = "CAST"
    }
    return "\(word)(\(text) AS \(typeName(cast.type)))"
  }

  /// Between numbers, halves away from zero.
  private func number(_ cast: SQLCast, _ text: String) -> String {
    let losesDigits =
      cast.operand.type == .float64
      || (cast.operand.type.decimalScale ?? 0) > (cast.type.decimalScale ?? 38)
    if cast.type == .float64 || !losesDigits { return plain(cast, text) }
    switch dialect {
    case .sqlite:
      let scale = cast.type.decimalScale ?? 0
      let rounded = decimalRounded(text, scale)
      return cast.type == .int64 ? "CAST(\(rounded) AS INTEGER)" : rounded
    case .postgres where cast.operand.type == .float64:
      return "CAST(CAST(CAST(\(text) AS TEXT) AS NUMERIC) AS \(typeName(cast.type)))"
    // Halves go to the even neighbour there, or fractions are cut off.
    case .duckdb where cast.operand.type == .float64 && cast.type == .int64,
      .spark where cast.type == .int64:
      return plain(cast, "round(\(text))")
    default: return plain(cast, text)
    }
  }

  private func printed(_ cast: SQLCast, _ text: String) throws(Diagnostic) -> String {
    switch (cast.operand.type, dialect) {
    case (.bool, .sqlite):
      return "CASE WHEN \(text) THEN 'true' WHEN NOT \(text) THEN 'false' END"
    case (.date, .sqlite), (.timestamp, .sqlite): return text
    case (.float64, .sqlite), (.float64, .postgres), (.float64, .spark):
      throw unsupported(cast.title, cast.origin)
    case (.decimal, .sqlite), (.ratio, .sqlite):
      // printf prints a NULL as 0.
      let scale = cast.operand.type.decimalScale ?? 0
      let digits = "printf('%.\(scale)f', \(text))"
      return "CASE WHEN \(text) IS NOT NULL THEN \(scale > 0 ? stripped(digits) : digits) END"
    case (.decimal(let precision, let scale), _) where scale > 0:
      // Without a digit before the point, that of 0.5 would not be printed.
      let wide = DataType.decimal(precision: min(38, precision + 1), scale: scale)
      return stripped(plain(cast, "CAST(\(text) AS \(typeName(wide)))"))
    case (.ratio, _): return stripped(plain(cast, text))
    default: return plain(cast, text)
    }
  }

  /// A decimal's digits without zeros at the end of the fraction.
  private func stripped(_ text: String) -> String {
    dialect == .spark
      ? "regexp_replace(\(text), '\\\\.?0+$', '')" : "rtrim(rtrim(\(text), '0'), '.')"
  }

  private func parsed(_ cast: SQLCast, _ text: String) throws(Diagnostic) -> String {
    // SQLite reads what it can of a text and takes 0 for the rest.
    if dialect == .sqlite || cast.isTry && dialect == .postgres {
      throw unsupported(cast.title, cast.origin)
    }
    if cast.type == .ratio { throw unsupported(cast.title, cast.origin) }
    return plain(cast, try strict(cast.type, text))
  }

  /// The text, or one that no engine reads, where Tra reads less than the engine: `6.0` as INT64,
  /// `1` as BOOL, `2024-1-5` as DATE.
  private func strict(_ type: DataType, _ text: String) throws(Diagnostic) -> String {
    let pattern: String
    switch type {
    case .int64 where dialect == .duckdb: pattern = "^ *[+-]?[0-9]+ *$"
    case .bool: pattern = "^ *([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]) *$"
    case .date: pattern = "^ *[0-9]{4}-[0-9]{2}-[0-9]{2} *$"
    default: return text
    }
    let quoted = try string(pattern)
    let matches: String
    switch dialect {
    case .duckdb: matches = "regexp_matches(\(text), \(quoted))"
    case .spark: matches = "\(text) RLIKE \(quoted)"
    case .postgres: matches = "\(text) ~ \(quoted)"
    case .sqlite: return text
    }
    return "CASE WHEN \(matches) THEN \(text) ELSE 'no ' || \(text) END"
  }
}
