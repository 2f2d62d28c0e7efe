import Engine
import Language

extension Diagnostic.Code {
  static let misplacedWindow = Self(rawValue: "misplaced-window")
  static let misplacedSubquery = Self(rawValue: "misplaced-subquery")
  static let badWindow = Self(rawValue: "bad-window")
}

/// Window functions and subqueries.
extension Diagnostic {
  static func misplacedWindow(_ clause: String, _ span: SourceSpan) -> Diagnostic {
    let help =
      clause == "a window function"
      ? "compute the inner one in a stage before: |> EXTEND … OVER (…) AS x"
      : "windows stand in SELECT, EXTEND, SET, ORDER BY and in |> WHERE"
    return Diagnostic(
      code: .misplacedWindow, message: "a window function cannot stand in \(clause)", span: span,
      help: [help])
  }

  static func misplacedSubquery(_ clause: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .misplacedSubquery, message: "a subquery cannot stand in \(clause)", span: span)
  }

  static func subqueryWidth(_ width: Int, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .misplacedSubquery,
      message: "a subquery that is a value has one column, this one \(width)", span: span,
      help: ["choose one with |> SELECT"])
  }

  static func windowWithoutOver(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      code: .badWindow, message: "\(name.name.uppercased()) needs OVER (…)", span: name.span,
      help: ["as in \(name.name.uppercased())(…) OVER (PARTITION BY … ORDER BY …)"])
  }

  static func windowWithoutOrder(_ name: Identifier, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badWindow, message: "\(name.name.uppercased()) needs ORDER BY in its OVER (…)",
      span: span)
  }

  static func notAWindowFunction(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      code: .badWindow, message: "\(name.name.uppercased()) takes no OVER (…)", span: name.span)
  }

  static func emptyFrame(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badWindow, message: "the frame ends before it starts", span: span)
  }

  static func rangeKeyTooWide(_ key: DataType, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badWindow, message: "RANGE with a distance does not take \(key): 18 digits at most",
      span: span, help: ["order by CAST(… AS DECIMAL(18,2)) or CAST(… AS FLOAT64)"])
  }

  static func rangeNeedsOneKey(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badWindow,
      message: "RANGE with a distance needs one ORDER BY key: a number or a time", span: span,
      help: ["ROWS counts rows"])
  }

  static func badFrameDistance(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badWindow, message: "the distance of a frame is a constant from 0", span: span)
  }
}
