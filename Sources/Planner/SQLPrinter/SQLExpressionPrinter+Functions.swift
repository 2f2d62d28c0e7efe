import Engine
import Language

extension SQLExpressionPrinter {
  /// A call: where text alone says it, by the registry's spelling; where types matter, here.
  func call(
    _ function: ScalarFunction, _ arguments: [BoundExpression], _ type: DataType,
    _ origin: Origin, _ columns: Columns
  ) throws(Diagnostic) -> String {
    let name = function.name
    if name.hasPrefix("EXTRACT_") { return try extracted(name, arguments[0], origin, columns) }
    switch name {
    case "MOD", "DIV", "SAFE_DIVIDE":
      let op: ArithmeticOperator =
        name == "MOD" ? .modulo : name == "DIV" ? .integerDivide : .divide
      return try arithmetic(
        SQLOperation(op, arguments[0], arguments[1], type, origin), columns)
    case "ROUND", "TRUNC", "CEIL", "FLOOR":
      return try rounded(name, arguments, type, origin, columns)
    case "SIGN" where type == .int64:
      return "CAST(sign(\(try text(arguments[0], columns))) AS \(typeName(.int64)))"
    case "LOG" where arguments.count == 1: return try call("ln", arguments, columns)
    case "GREATEST", "LEAST": return try extreme(name, arguments, columns)
    case "single_row": return try singleRow(arguments, type, columns)
    case "assert": throw unsupported("ASSERT", origin)
    default:
      if let text = try textCall(name, arguments, origin, columns) { return text }
      if let text = try dateCall(name, arguments, type, origin, columns) { return text }
      guard function.spelling[dialect] != nil || dialect.namesakes.contains(name) else {
        throw unsupported(name, origin)
      }
      return spelled(function.spelling[dialect], name, try texts(arguments, columns))
    }
  }

  /// `$1` and its kin replaced; the function's own name where nothing is spelled.
  func spelled(_ spelling: String?, _ name: String, _ arguments: [String]) -> String {
    guard let spelling else {
      return "\(name.lowercased())(\(arguments.joined(separator: ", ")))"
    }
    var result = ""
    var rest = spelling[...]
    while let mark = rest.firstIndex(of: "$") {
      let digit = rest.index(after: mark)
      result += rest[..<mark]
      result += arguments[Int(String(rest[digit]))! - 1]
      rest = rest[rest.index(after: digit)...]
    }
    result += rest
    let isCall = spelling.hasSuffix(")") && spelling.prefix { $0 != "(" }.allSatisfy(\.isLetterLike)
    return isCall ? result : "(\(result))"
  }

  /// The texts of engines that skip NULL here, and of SQLite, which does not.
  private func extreme(
    _ name: String, _ arguments: [BoundExpression], _ columns: Columns
  ) throws(Diagnostic) -> String {
    var all = try texts(arguments, columns)
    if all.count == 1 { return all[0] }
    if arguments[0].type == .string, dialect == .postgres {
      all = all.map { "\($0) COLLATE \"C\"" }
    }
    guard dialect == .sqlite else {
      return "\(name.lowercased())(\(all.joined(separator: ", ")))"
    }
    let turned = all.indices.map { index in
      "coalesce(\((all[index...] + all[..<index]).joined(separator: ", ")))"
    }
    return "\(name == "GREATEST" ? "max" : "min")(\(turned.joined(separator: ", ")))"
  }

  /// The first argument where the second, a count of rows, is at most 1; else an error.
  private func singleRow(
    _ arguments: [BoundExpression], _ type: DataType, _ columns: Columns
  ) throws(Diagnostic) -> String {
    let all = try texts(arguments, columns)
    let message = "'a subquery gives more than one row'"
    let failure: String
    switch dialect {
    case .duckdb: failure = "error(\(message))"
    case .spark: failure = "raise_error(\(message))"
    // No function raises an error, but an overflow and a division by zero do.
    case .sqlite: failure = "abs(-9223372036854775808)"
    case .postgres:
      failure = "CAST(CAST(1 / (\(all[1]) - \(all[1])) AS TEXT) AS \(typeName(type)))"
    }
    return "CASE WHEN (\(all[1]) > 1) THEN \(failure) ELSE \(all[0]) END"
  }
}

extension Character {
  fileprivate var isLetterLike: Bool { isLetter || isNumber || self == "_" }
}
