import Engine
import Language

extension Diagnostic.Code {
  static let typeMismatch = Self(rawValue: "type-mismatch")
  static let badLiteral = Self(rawValue: "bad-literal")
  static let argumentCount = Self(rawValue: "argument-count")
  static let argumentTypes = Self(rawValue: "argument-types")
  static let notAvailable = Self(rawValue: "not-available")
  static let badLimit = Self(rawValue: "bad-limit")
}

/// Values and types that do not go together.
extension Diagnostic {
  static func notBoolean(_ span: SourceSpan, _ type: DataType, of clause: String) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch, message: "\(clause) needs a BOOL, but this is \(type)", span: span,
      help: type.isNumeric ? ["compare it, as in … <> 0"] : [])
  }

  static func operandType(
    _ operation: String, _ type: DataType, wants: String, _ span: SourceSpan
  ) -> Diagnostic {
    let isText = type == .string && wants != "STRING"
    return Diagnostic(
      code: .typeMismatch, message: "\(operation) takes \(wants), but this is \(type)", span: span,
      help: isText ? ["convert it with CAST(… AS …)"] : [])
  }

  static func incomparable(
    _ left: TypedExpression, _ right: TypedExpression, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch, message: "\(left.type) and \(right.type) cannot be compared",
      span: span, help: ["write CAST(… AS \(right.type)) or CAST(… AS \(left.type))"])
  }

  static func noCommonType(
    _ left: DataType, _ right: DataType, of construct: String, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch, message: "\(construct) mixes \(left) and \(right)", span: span,
      help: ["bring one to the other's type with CAST"])
  }

  static func noImplicitCast(_ from: DataType, _ to: DataType, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch, message: "\(from) does not become \(to) by itself", span: span,
      help: ["write CAST(… AS \(to))"])
  }

  static func impossibleCast(_ from: DataType, _ to: DataType, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch, message: "\(from) cannot be cast to \(to)", span: span)
  }

  static func badLiteral(_ text: String, _ type: DataType, _ span: SourceSpan) -> Diagnostic {
    let help: [String] =
      switch type {
      case .date: ["dates are written DATE '2024-12-31'"]
      case .timestamp: ["timestamps are written TIMESTAMP '2024-12-31 08:30:00'"]
      default: []
      }
    return Diagnostic(
      code: .badLiteral, message: "'\(text)' is not \(type.withArticle)", span: span, help: help)
  }

  static func integerTooLarge(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badLiteral, message: "this integer does not fit INT64", span: span,
      help: ["write it with a point to make it a DECIMAL, as in 9223372036854775808.0"])
  }

  static func decimalLimits(_ precision: Int, _ scale: Int, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch, message: "DECIMAL(\(precision),\(scale)) does not exist", span: span,
      help: ["precision is 1 to 38, scale 0 to the precision"])
  }

  static func looseInterval(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch, message: "an INTERVAL stands only beside a DATE or TIMESTAMP",
      span: span,
      help: ["as in DATE '2024-01-31' + INTERVAL 1 MONTH"])
  }

  static func timestampDistance(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch, message: "the distance of timestamps needs a unit", span: span,
      help: ["write TIMESTAMP_DIFF(a, b, MINUTE), or DATE(a) - DATE(b) for days"])
  }

  static func intervalPart(_ part: DatePart, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch,
      message: part.isOfDay ? "a DATE has no \(part.rawValue)" : "no INTERVAL of \(part.rawValue)",
      span: span, help: ["YEAR, QUARTER, MONTH, WEEK and DAY are possible"])
  }

  static func badEscape(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badLiteral, message: "ESCAPE takes one character in quotes", span: span)
  }

  static func badRowCount(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badLimit, message: "a row count is a whole number from 0", span: span)
  }

  static func valuesWidth(
    _ row: [Expression], expected: Int, _ span: SourceSpan
  ) -> Diagnostic {
    let place = row.first.map { $0.span.union(row[row.count - 1].span) } ?? span
    return Diagnostic(
      code: .columnList,
      message: "this row has \(row.count) values, the first one \(expected)", span: place)
  }

  static func notAvailable(_ construct: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .notAvailable, message: "\(construct) is not available in this version", span: span)
  }
}

extension DataType {
  /// `an INT64`, `a DATE`.
  var withArticle: String {
    switch self {
    case .int64: "an INT64"
    default: "a \(self)"
    }
  }
}
