import Language

extension Diagnostic.Code {
  static let unknownColumn = Self(rawValue: "unknown-column")
  static let ambiguousColumn = Self(rawValue: "ambiguous-column")
  static let notInNull = Self(rawValue: "not-in-null")
  static let unknownTable = Self(rawValue: "unknown-table")
  static let unknownFunction = Self(rawValue: "unknown-function")
  static let unknownParameter = Self(rawValue: "unknown-parameter")
  static let brokenView = Self(rawValue: "broken-view")
  static let columnList = Self(rawValue: "column-list")
}

/// Names that mean nothing, or two things.
extension Diagnostic {
  static func unknownColumn(
    _ name: Identifier, known: [String], of table: String? = nil, rangeNames: [String] = []
  ) -> Diagnostic {
    if rangeNames.contains(where: { nameKey($0) == nameKey(name.name) }) {
      return Diagnostic(
        code: .unknownColumn, message: "'\(name.name)' is a table here, not a column",
        span: name.span, help: ["write \(name.name).column"])
    }
    let title = table.map { "columns of \($0)" } ?? "columns here"
    return Diagnostic(
      code: .unknownColumn, message: "unknown column '\(name.name)'", span: name.span,
      help: [Suggestion.help(for: name.name, among: known, title: title)].compactMap(\.self))
  }

  static func unknownRange(_ name: Identifier, known: [String]) -> Diagnostic {
    Diagnostic(
      code: .unknownTable, message: "no table '\(name.name)' at this stage", span: name.span,
      help: [Suggestion.help(for: name.name, among: known, title: "tables here")]
        .compactMap(\.self))
  }

  static func ambiguousColumn(_ name: Identifier, candidates: [String]) -> Diagnostic {
    let help =
      switch candidates.count {
      case 0: "rename one of them with |> RENAME or AS"
      case 1: "write \(candidates[0]), or name the other one anew"
      default: "write one of \(candidates.joined(separator: ", "))"
      }
    return Diagnostic(
      code: .ambiguousColumn, message: "'\(name.name)' is ambiguous", span: name.span,
      help: [help])
  }

  static func unknownTable(_ name: ObjectName, known: [String]) -> Diagnostic {
    Diagnostic(
      code: .unknownTable, message: "unknown table '\(name.text)'", span: name.span,
      help: [Suggestion.help(for: name.text, among: known, title: "tables")].compactMap(\.self))
  }

  static func unknownTableFunction(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      code: .unknownFunction, message: "unknown table function '\(name.name)'", span: name.span,
      help: ["table functions: \(TableFunction.allCases.map(\.usage).joined(separator: ", "))"])
  }

  static func tableArgumentCount(
    _ function: TableFunction, given: Int, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: .argumentCount,
      message: "\(function.rawValue) does not take \(given) argument\(given == 1 ? "" : "s")",
      span: span, help: ["usage: \(function.usage)"])
  }

  static func tableArgument(_ function: TableFunction, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .argumentTypes,
      message: "\(function.rawValue) takes whole numbers that are constant", span: span)
  }

  static func filingsCount(_ limit: Int64, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .argumentTypes, message: "GENERATE_FILINGS gives 0 to \(limit) rows", span: span)
  }

  static func rangeStep(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(code: .argumentTypes, message: "the step of RANGE is not 0", span: span)
  }

  static func rangeTooLong(_ limit: Int64, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .argumentTypes, message: "RANGE gives at most \(limit) rows", span: span,
      help: ["CROSS JOIN two ranges for more"])
  }

  static func unknownParameter(_ name: String, _ span: SourceSpan, known: [String]) -> Diagnostic {
    let help =
      Suggestion.help(for: name, among: known, title: "parameters")
      ?? "set it with -p \(name)=VALUE or .param set \(name) VALUE"
    return Diagnostic(
      code: .unknownParameter, message: "parameter '@\(name)' has no value", span: span,
      help: [help])
  }

  static func brokenView(_ view: String, _ cause: Diagnostic, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .brokenView, message: "view '\(view)' cannot be used: \(cause.message)", span: span,
      help: cause.help)
  }

  static func duplicateRange(_ name: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .ambiguousColumn, message: "both sides of the JOIN are named '\(name)'", span: span,
      help: ["give one of them a name of its own: … AS other"])
  }

  static func columnListCount(_ table: Identifier, given: Int, has: Int) -> Diagnostic {
    Diagnostic(
      code: .columnList,
      message: "'\(table.name)' has \(has) columns, but the list names \(given)",
      span: table.span)
  }

  static func columnNotAllowed(_ name: ObjectName, in clause: String) -> Diagnostic {
    Diagnostic(
      code: .unknownColumn, message: "\(clause) takes no columns, but '\(name.text)' is one",
      span: name.span)
  }

  static func notInNull(_ span: SourceSpan, help: String) -> Diagnostic {
    Diagnostic(
      .warning, code: .notInNull, message: "NOT IN is never TRUE where a NULL is among the values",
      span: span, help: [help])
  }

  static func nowAmbiguous(_ name: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, code: .ambiguousColumn, message: "'\(name)' is now ambiguous", span: span,
      help: ["|> SET \(name) = … replaces it"])
  }
}
