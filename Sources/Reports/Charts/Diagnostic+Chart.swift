import Database
import Engine
import Language

extension Diagnostic.Code {
  public static let chart = Self(rawValue: "chart")
}

extension Diagnostic {
  static func chart(_ message: String, at span: SourceSpan?, _ help: [String] = []) -> Diagnostic {
    Diagnostic(
      code: .chart, message: message, span: span,
      help: help.isEmpty ? ["write \(ChartSpec.form)"] : help)
  }

  static func unknownKind(_ word: ChartSpec.ColumnName) -> Diagnostic {
    let kinds = ChartSpec.Kind.allCases.map(\.rawValue)
    let help = Suggestion.help(for: word.text, among: kinds, title: "kinds")
    return chart("unknown kind of chart '\(word.text)'", at: word.span, help.map { [$0] } ?? [])
  }

  static func unknownOption(_ word: ChartSpec.ColumnName) -> Diagnostic {
    chart("unknown chart option '\(word.text)'", at: word.span, ["options: x=, y=, by="])
  }

  static func lacks(_ option: String, _ kind: ChartSpec.Kind, at span: SourceSpan) -> Diagnostic {
    chart("\(kind.rawValue) lacks \(option)=COLUMN", at: span)
  }

  static func unknownChartColumn(
    _ name: ChartSpec.ColumnName, among columns: [String]
  ) -> Diagnostic {
    let help = Suggestion.help(for: name.text, among: columns, title: "columns of the result")
    return Diagnostic(
      code: .unknownColumn, message: "unknown column '\(name.text)'", span: name.span,
      help: help.map { [$0] } ?? [])
  }

  static func noNumbers(_ name: ChartSpec.ColumnName, _ type: DataType) -> Diagnostic {
    chart(
      "'\(name.text)' is \(type), but a chart draws numbers", at: name.span,
      ["y= takes INT64, FLOAT64, DECIMAL or RATIO"])
  }

  static func tooManyMarks(_ what: String, limit: Int, _ spec: ChartSpec) -> Diagnostic {
    chart(
      "\(what), but a chart shows at most \(limit)", at: spec.span,
      ["keep fewer: |> LIMIT \(limit)"]
    )
  }

  static func twoValues(_ place: String, _ spec: ChartSpec) -> Diagnostic {
    let grouping = spec.by == nil ? "by=COLUMN, or AGGREGATE … GROUP BY" : "AGGREGATE … GROUP BY"
    return chart(
      "several rows for \(place)", at: spec.span, ["one row is drawn in a place: \(grouping)"])
  }
}
