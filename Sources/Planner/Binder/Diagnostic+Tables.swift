import Engine
import Language

extension Diagnostic.Code {
  static let isView = Self(rawValue: "is-view")
  static let insertWidth = Self(rawValue: "insert-width")
  static let insertIntoRatio = Self(rawValue: "insert-into-ratio")
  static let duplicateColumn = Self(rawValue: "duplicate-column")
}

/// Declaring and filling tables.
extension Diagnostic {
  static func isView(_ name: ObjectName) -> Diagnostic {
    Diagnostic(
      code: .isView, message: "'\(name.text)' is a view: it takes no rows", span: name.span,
      help: ["insert into the table beneath it"])
  }

  static func insertWidth(
    _ span: SourceSpan, given: Int, wanted: Int, ratios: [String]
  ) -> Diagnostic {
    var help: [String] = []
    if given > wanted, given - wanted <= ratios.count {
      help = ["the table computes \(ratios.joined(separator: ", ")): |> DROP \(ratios[0])"]
    }
    return Diagnostic(
      code: .insertWidth, message: "\(given) columns for a table that takes \(wanted)",
      span: span, help: help)
  }

  static func insertIntoRatio(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      code: .insertIntoRatio, message: "'\(name.name)' is computed from its parts",
      span: name.span, help: ["leave it out of the list"])
  }

  static func namedTwice(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      code: .duplicateColumn, message: "column '\(name.name)' is named twice", span: name.span)
  }

  static func duplicateOutput(_ name: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .duplicateColumn, message: "two columns of the query are named '\(name)'", span: span,
      help: ["give one another name with AS"])
  }

  static func noStoredColumns(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .columnList, message: "a table needs a column that is not computed", span: span)
  }

  static func declaredPartType(_ name: Identifier, _ type: DataType) -> Diagnostic {
    Diagnostic(
      code: .typeMismatch,
      message: "the parts of a RATIO are INT64 or DECIMAL, but '\(name.name)' is \(type)",
      span: name.span)
  }
}
