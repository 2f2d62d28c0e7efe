import Engine
import Language

extension SQLExpressionPrinter {
  /// ROUND, TRUNC, CEIL and FLOOR of any number, the first two with a number of digits.
  func rounded(
    _ name: String, _ arguments: [BoundExpression], _ type: DataType, _ origin: Origin,
    _ columns: Columns
  ) throws(Diagnostic) -> String {
    let number = try text(arguments[0], columns)
    var digits = 0
    if arguments.count > 1 {
      guard case .int64(let places)? = arguments[1].foldedValue, abs(places) <= 38 else {
        throw unsupported("\(name) with digits that are no constant", origin)
      }
      digits = Int(places)
    }
    if type == .int64, digits >= 0 { return number }
    if let scale = type.decimalScale, digits >= scale { return number }
    switch dialect {
    case .sqlite: return roundedByText(name, number, digits, type)
    case .duckdb: return call(name, number, digits, type)
    case .postgres: return roundedNumeric(name, number, digits, type)
    case .spark:
      if name == "TRUNC" {
        if digits != 0 { throw unsupported("TRUNC with digits", origin) }
        return "CASE WHEN \(number) < 0 THEN ceil(\(number)) ELSE floor(\(number)) END"
      }
      return call(name, number, digits, type)
    }
  }

  private func call(
    _ name: String, _ number: String, _ digits: Int, _ type: DataType
  ) -> String {
    let call = "\(name.lowercased())(\(number)\(digits == 0 ? "" : ", \(digits)"))"
    return type == .float64 ? call : "CAST(\(call) AS \(typeName(type)))"
  }

  private func roundedByText(
    _ name: String, _ number: String, _ digits: Int, _ type: DataType
  ) -> String {
    if type == .int64 { return roundedInteger(name, number, -digits) }
    switch name {
    case "ROUND": return decimalRounded(number, digits)
    case "TRUNC" where digits != 0:
      let factor = digits > 0 ? "1e\(digits)" : "1e-\(-digits)"
      return "(trunc(\(fifteenDigits("\(number) * \(factor)"))) / \(factor))"
    default: return "\(name.lowercased())(\(number))"
    }
  }

  /// To tens, hundreds, …; FLOAT64 would lose digits on the way.
  private func roundedInteger(_ name: String, _ number: String, _ zeros: Int) -> String {
    guard zeros <= 18 else { return "(\(number) * 0)" }
    let unit = "1" + String(repeating: "0", count: zeros)
    if name == "TRUNC" { return "(\(number) / \(unit) * \(unit))" }
    let half = "5" + String(repeating: "0", count: zeros - 1)
    return "((\(number) / \(unit) + \(number) % \(unit) / \(half)) * \(unit))"
  }

  /// Halves of FLOAT64 go to the even neighbour there, those of NUMERIC away from zero.
  private func roundedNumeric(
    _ name: String, _ number: String, _ digits: Int, _ type: DataType
  ) -> String {
    if name == "CEIL" || name == "FLOOR" { return "\(name.lowercased())(\(number))" }
    if type == .float64 {
      let numeric = "CAST(CAST(\(number) AS TEXT) AS NUMERIC)"
      return "CAST(\(name.lowercased())(\(numeric), \(digits)) AS DOUBLE PRECISION)"
    }
    let numeric = type == .int64 ? "CAST(\(number) AS NUMERIC)" : number
    let call = "\(name.lowercased())(\(numeric), \(digits))"
    return type == .int64 ? "CAST(\(call) AS BIGINT)" : call
  }
}
