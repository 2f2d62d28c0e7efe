import Language

extension Diagnostic.Code {
  public static let reportHeader = Self(rawValue: "report-header")
  public static let reportHeaderSlip = Self(rawValue: "report-header-slip")
  public static let reportStatement = Self(rawValue: "report-statement")
}

extension Diagnostic {
  static func malformed(_ key: HeaderKey, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .reportHeader, message: "malformed '\(key.rawValue)' line", span: span,
      help: ["write \(key.form)"])
  }

  static func misspelt(_ word: String, _ key: HeaderKey, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, code: .reportHeaderSlip, message: "'\(word)' is no header key", span: span,
      help: ["did you mean '\(key.rawValue)'? \(key.form)"],
      fixIt: FixIt(replace: span, with: key.rawValue))
  }

  static func repeated(_ line: HeaderLine) -> Diagnostic {
    Diagnostic(
      code: .reportHeader, message: "'\(line.key.rawValue)' stands twice", span: line.span)
  }

  static func notBeforeFirstQuery(_ line: HeaderLine) -> Diagnostic {
    Diagnostic(
      code: .reportHeader,
      message: "'\(line.key.rawValue)' belongs before the first query of the report",
      span: line.span)
  }

  static func afterLastQuery(_ line: HeaderLine) -> Diagnostic {
    Diagnostic(
      code: .reportHeader,
      message: "'\(line.key.rawValue)' stands after the last query; it belongs before the query",
      span: line.span)
  }

  static func parameterTwice(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .reportHeader, message: "parameter '\(name)' is declared twice", span: span)
  }

  static func unknownParameterType(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .reportHeader, message: "'\(text)' is no type of a parameter", span: span,
      help: ["types: BOOL, INT64, FLOAT64, DECIMAL(p,s), STRING, DATE, RATIO"])
  }

  static func defaultNoLiteral(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .reportHeader, message: "'\(text)' is no literal", span: span,
      help: ["texts stand in quotes: default 'text'"])
  }

  static func noQuery(_ statement: SourceSpan) -> Diagnostic {
    Diagnostic(code: .reportStatement, message: "a report holds only queries", span: statement)
  }

  static func emptyReport() -> Diagnostic {
    Diagnostic(code: .reportStatement, message: "the report holds no query", span: nil)
  }

  static func otherName(_ line: HeaderLine, file: String) -> Diagnostic {
    Diagnostic(
      .warning, code: .reportHeaderSlip,
      message: "the file is '\(file).sql', but the report says '\(line.text)'",
      span: line.textSpan, help: ["the name of the file is the report's name"])
  }
}
