// docs/functions.md as the registry has it.
import Engine

enum FunctionPage {
  static var text: String {
    """
    # Functions

    Written from the registry of functions; a test runs the examples. Names have no case.

    ## Of one row

    | Function | Also | Does | Example |
    | --- | --- | --- | --- |
    \(rows(FunctionRegistry.scalars.map { ($0.name, $0.aliases, $0.summary, $0.example) }))

    CASE, CAST, COALESCE, EXTRACT, IF and NULLIF are part of the [language](language.md).

    ## Of many rows

    All take `FILTER (WHERE condition)`. NULLs do not count.

    | Function | Also | Does | Example |
    | --- | --- | --- | --- |
    \(rows(FunctionRegistry.aggregates.map { ($0.name, $0.aliases, $0.summary, $0.example) }))

    `RATE(ratio)` and `RATE(numerator, denominator)` pool rates: [semantics.md](semantics.md#ratio).

    """
  }

  private static func rows(_ all: [(String, [String], String, Example)]) -> String {
    all.sorted { $0.0 < $1.0 }.map { name, aliases, summary, example in
      let cells = [
        "`\(name)`", aliases.map { "`\($0)`" }.joined(separator: " "), summary,
        "`\(example.expression)` is `\(example.result)`",
      ]
      return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }
}
