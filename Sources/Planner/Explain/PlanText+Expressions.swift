import Engine

extension PlanText {
  func callAsFunction(_ expression: BoundExpression) -> String { text(expression, within: .any) }

  /// How tightly an expression holds together, as the grammar has it.
  fileprivate enum Strength: Int {
    case any, or, and, not, comparison, bits, sum, product, sign, atom
  }

  /// In parentheses where `outer` holds tighter.
  private func text(_ expression: BoundExpression, within outer: Strength) -> String {
    let (text, strength) = parts(expression)
    return strength.rawValue < outer.rawValue ? "(\(text))" : text
  }

  private func parts(_ expression: BoundExpression) -> (String, Strength) {
    func atom(_ part: BoundExpression) -> String { text(part, within: .atom) }
    func operand(_ part: BoundExpression) -> String { text(part, within: .bits) }
    switch expression {
    case .column(let id, _): return (self[id], .atom)
    case .constant(let value, _): return (value.planText, value.isNegative ? .sign : .atom)
    case .compare(let op, let a, let b):
      return ("\(operand(a)) \(op.rawValue) \(operand(b))", .comparison)
    case .arithmetic(let op, let a, let b, _, _):
      let own = op.strength
      let right = Strength(rawValue: own.rawValue + 1) ?? .atom
      return ("\(text(a, within: own)) \(op.rawValue) \(text(b, within: right))", own)
    case .negate(let a, _): return ("-\(atom(a))", .sign)
    case .shiftDate(let date, let months, let days, _): return (shifted(date, months, days), .sum)
    case .and(let a, let b): return ("\(text(a, within: .and)) AND \(text(b, within: .and))", .and)
    case .or(let a, let b): return ("\(text(a, within: .or)) OR \(text(b, within: .or))", .or)
    case .not(.isNull(let a)): return ("\(operand(a)) IS NOT NULL", .comparison)
    case .not(let a): return ("NOT \(text(a, within: .not))", .not)
    case .isNull(let a): return ("\(operand(a)) IS NULL", .comparison)
    case .isTrue(let a): return ("\(operand(a)) IS TRUE", .comparison)
    case .inSet(let a, let values):
      return ("\(operand(a)) IN (\(values.map(\.planText).joined(separator: ", ")))", .comparison)
    case .like(let a, let pattern, _, let ignoresCase, _):
      return ("\(operand(a)) \(ignoresCase ? "ILIKE" : "LIKE") \(operand(pattern))", .comparison)
    case .caseWhen(let branches, let otherwise, _):
      let all = branches.map { " WHEN \(self($0.when)) THEN \(self($0.then))" }.joined()
      return ("CASE\(all) ELSE \(self(otherwise)) END", .atom)
    case .coalesce(let all, _): return ("COALESCE(\(list(all)))", .atom)
    case .cast(let a, let type, let isTry, _):
      return ("\(isTry ? "TRY_CAST" : "CAST")(\(self(a)) AS \(type))", .atom)
    case .call(let function, let all, _, _):
      return ("\(function.name.uppercased())(\(list(all)))", .atom)
    case .ratio(let a, let b, _): return ("RATIO(\(self(a)), \(self(b)))", .atom)
    }
  }

  private func shifted(
    _ date: BoundExpression, _ months: BoundExpression, _ days: BoundExpression
  ) -> String {
    var text = text(date, within: .sum)
    for (count, unit) in [(months, "MONTH"), (days, "DAY")] {
      if case .constant(.int64(0), _) = count { continue }
      text += " + INTERVAL \(self.text(count, within: .atom)) \(unit)"
    }
    return text
  }
}

extension ArithmeticOperator {
  fileprivate var strength: PlanText.Strength {
    switch self {
    case .add, .subtract: .sum
    case .multiply, .divide, .integerDivide, .modulo: .product
    // Alone among each other they are written with parentheses.
    case .bitAnd, .bitOr, .shiftLeft, .shiftRight: .bits
    }
  }
}

extension Value {
  fileprivate var isNegative: Bool { planText.hasPrefix("-") }

  fileprivate var planText: String {
    var bytes: [UInt8] = []
    switch self {
    case .null: return "NULL"
    case .bool(let value): return value ? "TRUE" : "FALSE"
    case .int64(let value): return "\(value)"
    case .float64(let value): ValueText.append(value, to: &bytes)
    case .decimal(let unscaled, let scale):
      ValueText.append(unscaled: unscaled, scale: scale, to: &bytes)
    case .ratio(let unscaled):
      ValueText.append(unscaled: Int128(unscaled), scale: DataType.ratioScale, to: &bytes)
    case .string(let text):
      return
        "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    case .date(let days):
      ValueText.append(date: days, to: &bytes)
      return "DATE '\(String(decoding: bytes, as: UTF8.self))'"
    case .timestamp(let microseconds):
      ValueText.append(timestamp: microseconds, to: &bytes)
      return "TIMESTAMP '\(String(decoding: bytes, as: UTF8.self))'"
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
