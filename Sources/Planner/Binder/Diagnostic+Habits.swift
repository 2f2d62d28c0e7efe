import Engine
import Language

/// What the binder says to the habits of other engines.
extension Diagnostic {
  static func functionOfOthers(_ name: Identifier, _ habit: FunctionHabit) -> Diagnostic {
    Diagnostic(
      code: .unknownFunction, message: "unknown function '\(name.name)'", span: name.span,
      help: [habit.advice], fixIt: habit.name.map { FixIt(replace: name.span, with: $0) })
  }

  static func textInDoubleQuotes(_ name: Identifier, known: [String]) -> Diagnostic {
    let text =
      "'"
      + name.name.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
    let help = ["\"…\" is a name, '…' a text: write \(text)", Suggestion.namesHere(known)]
    return Diagnostic(
      code: .unknownColumn, message: "unknown column '\(name.name)'", span: name.span,
      help: help.compactMap(\.self), fixIt: FixIt(replace: name.span, with: text))
  }

  static func timeOfDay(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      code: .unknownColumn, message: "there is no \(name.name.uppercased())", span: name.span,
      help: ["write CURRENT_DATE"], fixIt: FixIt(replace: name.span, with: "CURRENT_DATE"))
  }

  /// - Parameter days: the number, where it is written out and its text can be replaced.
  static func timePlusNumber(
    _ op: BinaryOperator, _ time: DataType, _ number: TypedExpression, days: String?
  ) -> Diagnostic {
    let interval = "INTERVAL \(days ?? "(n)") DAY"
    let verb = op == .add ? "DATE_ADD" : "DATE_SUB"
    return Diagnostic(
      code: .typeMismatch, message: "a number has no unit beside a \(time)", span: number.span,
      help: ["write \(interval), or \(verb)(date, \(interval))"],
      fixIt: days.map { _ in FixIt(replace: number.span, with: interval) })
  }

  /// `TRUE || FALSE`
  static func orWritten(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch, message: "|| joins texts, but these are BOOL", span: span,
      help: ["write OR"])
  }

  /// `DATE_TRUNC(MONTH, day)`
  static func partNotLast(_ function: ScalarFunction, _ part: Expression) -> Diagnostic {
    Diagnostic(
      code: .argumentTypes, message: "the part stands last in \(function.name)", span: part.span,
      help: [function.usage])
  }
}
