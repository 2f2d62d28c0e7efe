import Database
import Engine
import Language

extension Report {
  /// The values of `@name` for one run.
  ///
  /// - Parameter given: texts as `-p NAME=TEXT` gives them; names compare without case.
  /// - Throws: for a missing, unknown or repeated parameter, a text that is not of the type, a
  ///   value that is none of the choices. All are usage errors.
  public func values(
    _ given: [(name: String, text: String)], in session: Session
  ) throws(Diagnostic) -> [String: ParameterValue] {
    try values(given, of: parameters, in: session)
  }

  /// - Parameter wanted: those that get a value.
  func values(
    _ given: [(name: String, text: String)], of wanted: [ReportParameter], in session: Session
  ) throws(Diagnostic) -> [String: ParameterValue] {
    for (index, pair) in given.enumerated() {
      guard parameters.contains(where: { folded($0.name) == folded(pair.name) }) else {
        throw .unknownParameter(pair.name, of: self)
      }
      if given[..<index].contains(where: { folded($0.name) == folded(pair.name) }) {
        throw .givenTwice(pair.name, of: self)
      }
    }
    var values: [String: ParameterValue] = [:]
    for parameter in wanted {
      let text = given.first { folded($0.name) == folded(parameter.name) }?.text
      let value = try parameter.value(text, of: self, in: session)
      values[parameter.name] = .typed(value, parameter.type)
    }
    return values
  }

  /// `usage: tra -r NAME -p year=INT64 [-p region=STRING]`
  public var usage: String {
    (["usage: tra -r \(name)"] + parameters.map(\.usage)).joined(separator: " ")
  }
}

extension ReportParameter {
  fileprivate func value(
    _ text: String?, of report: Report, in session: Session
  ) throws(Diagnostic) -> Value {
    guard let text else { return try defaultValue(of: report, in: session) }
    guard let value = try? session.value(ofText: text, as: type) else {
      throw .illTyped(self, text)
    }
    if let choices {
      try check(value, choices, in: session)
    }
    return value
  }

  func defaultValue(of report: Report, in session: Session) throws(Diagnostic) -> Value {
    guard let defaultText else { throw .missing(self, of: report) }
    guard let value = try? session.value(ofLiteral: defaultText, as: type) else {
      throw .illTypedDefault(self, defaultText)
    }
    return value
  }

  private func check(
    _ value: Value, _ choices: Choices, in session: Session
  ) throws(Diagnostic) {
    guard let text = value.text else { return }
    let known: [String]
    do throws(Diagnostic) {
      known = try session.values(table: choices.table, column: choices.column).map(\.value)
    } catch {
      // Its place is in a query that the user never wrote.
      var misplaced = error
      misplaced.span = span
      misplaced.fixIt = nil
      throw misplaced
    }
    if !known.contains(text) { throw .noChoice(self, text, choices, known) }
  }
}

extension Diagnostic {
  private static func usage(_ message: String, _ help: [String?]) -> Diagnostic {
    Diagnostic(code: .usage, message: message, span: nil, help: help.compactMap(\.self))
  }

  static func missing(_ parameter: ReportParameter, of report: Report) -> Diagnostic {
    usage("missing parameter: \(parameter.name) (\(parameter.type))", [report.usage])
  }

  static func unknownParameter(_ name: String, of report: Report) -> Diagnostic {
    let names = report.parameters.map(\.name)
    let help = names.isEmpty ? nil : Suggestion.help(for: name, among: names, title: "parameters")
    return usage("unknown parameter '\(name)' of report '\(report.name)'", [help, report.usage])
  }

  static func givenTwice(_ name: String, of report: Report) -> Diagnostic {
    usage("parameter '\(name)' is given twice", [report.usage])
  }

  static func illTyped(_ parameter: ReportParameter, _ text: String) -> Diagnostic {
    usage("\(parameter.name): '\(text)' is not \(parameter.type)", [])
  }

  static func illTypedDefault(_ parameter: ReportParameter, _ text: String) -> Diagnostic {
    Diagnostic(
      code: .reportHeader, message: "\(parameter.name): \(text) is not \(parameter.type)",
      span: parameter.span)
  }

  static func noChoice(
    _ parameter: ReportParameter, _ text: String, _ choices: ReportParameter.Choices,
    _ known: [String]
  ) -> Diagnostic {
    let near = nearestTexts(text, known)
    let help =
      near.isEmpty
      ? Suggestion.namesHere(known, title: "values")
      : "nearest: \(near.map(literal).joined(separator: ", "))"
    return usage(
      "\(parameter.name): '\(text)' is no value of \(choices.table).\(choices.column)", [help])
  }
}
