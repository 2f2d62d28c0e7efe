import Engine
import Planner

/// What help and completion know of a function, wherever it is declared.
struct FunctionHelp {
  let name: String
  let aliases: [String]
  let forms: [String]
  let summary: String
  let example: Example

  var lines: [String] {
    var lines = forms + ["  " + summary, "  \(example.expression) → \(example.result)"]
    if !aliases.isEmpty { lines.append("  also: " + aliases.joined(separator: ", ")) }
    return lines
  }

  static func named(_ name: String) -> FunctionHelp? {
    let word = name.uppercased()
    return all.first { $0.name == word || $0.aliases.contains(word) }
  }

  /// Aggregates first: they are what people ask for after AGGREGATE.
  static let all: [FunctionHelp] =
    FunctionRegistry.aggregates.map(FunctionHelp.init)
    + FunctionRegistry.windows.map(FunctionHelp.init)
    + FunctionRegistry.scalars.map(FunctionHelp.init) + grammar + tables

  /// What may stand after FROM.
  static let tables = TableFunction.allCases.map { function in
    FunctionHelp(
      function.rawValue, function.usage, function.summary, function.example)
  }

  /// What looks like a function and is part of the grammar.
  private static let grammar: [FunctionHelp] = [
    FunctionHelp(
      "CASE", "CASE WHEN condition THEN value … [ELSE value] END",
      "The value of the first condition that is true.",
      Example("CASE WHEN 1 < 2 THEN 'yes' ELSE 'no' END", gives: "yes")),
    FunctionHelp(
      "CAST", "CAST(value AS type)", "Another type; an error where the value does not fit.",
      Example("CAST('7' AS INT64)", gives: "7")),
    FunctionHelp(
      "TRY_CAST", "TRY_CAST(value AS type)", "Another type; NULL where the value does not fit.",
      Example("TRY_CAST('x' AS INT64)", gives: "NULL")),
    FunctionHelp(
      "TYPEOF", "TYPEOF(value)", "The name of the value's type.",
      Example("TYPEOF(1.5)", gives: "DECIMAL(2,1)")),
    FunctionHelp(
      "CURRENT_DATE", "CURRENT_DATE", "The day of today, read once a statement.",
      Example("DATE_DIFF(CURRENT_DATE, CURRENT_DATE)", gives: "0")),
    FunctionHelp(
      "COALESCE", "COALESCE(value, …)", "The first value that is not NULL.",
      Example("COALESCE(NULL, 2)", gives: "2")),
    FunctionHelp(
      "IF", "IF(condition, then, else)", "One of two values.",
      Example("IF(1 < 2, 'yes', 'no')", gives: "yes")),
    FunctionHelp(
      "IFNULL", "IFNULL(value, otherwise)", "The value, or another one where it is NULL.",
      Example("IFNULL(NULL, 0)", gives: "0")),
    FunctionHelp(
      "NULLIF", "NULLIF(a, b)", "NULL where the two are equal, else the first.",
      Example("NULLIF(0, 0)", gives: "NULL")),
    FunctionHelp(
      "EXTRACT", "EXTRACT(part FROM date)",
      "YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, … of a date or timestamp.",
      Example("EXTRACT(YEAR FROM DATE '2024-12-10')", gives: "2024")),
  ]
}

extension FunctionHelp {
  private init(_ name: String, _ form: String, _ summary: String, _ example: Example) {
    self.init(name: name, aliases: [], forms: [form], summary: summary, example: example)
  }

  private init(_ function: ScalarFunction) {
    self.init(
      name: function.name, aliases: function.aliases,
      forms: function.signatures.map { $0.text(named: function.name) },
      summary: function.summary, example: function.example)
  }

  private init(_ function: AggregateFunction) {
    self.init(
      name: function.name, aliases: function.aliases, forms: [function.signatureHelp],
      summary: function.summary, example: function.example)
  }

  private init(_ function: WindowFunction) {
    self.init(
      name: function.name, aliases: function.aliases, forms: [function.signatureHelp],
      summary: function.summary, example: function.example)
  }
}

extension Signature {
  /// `ROUND(FLOAT64 [, INT64])`
  fileprivate func text(named name: String) -> String {
    let required = parameters.count - optionalCount
    var text = name + "("
    for (index, parameter) in parameters.enumerated() {
      let comma = index > 0 ? ", " : ""
      text += index < required ? comma + parameter.text : " [\(comma)\(parameter.text)]"
    }
    return text + (isVariadic ? ", …)" : ")")
  }
}

extension Signature.Parameter {
  fileprivate var text: String {
    switch self {
    case .exactly(let type): "\(type)"
    case .anyDecimal: "DECIMAL"
    case .anyNumber: "number"
    case .any: "any"
    }
  }
}
