import Language

extension Diagnostic.Code {
  static let badStage = Self(rawValue: "bad-stage")
  static let badOrdinal = Self(rawValue: "bad-ordinal")
  static let badCollation = Self(rawValue: "bad-collation")
  static let badSetOperation = Self(rawValue: "bad-set-operation")
}

/// Stages and clauses that cannot be as they are.
extension Diagnostic {
  static func noColumnsLeft(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(code: .badStage, message: "no column would be left", span: span)
  }

  static func assignedTwice(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      code: .badStage, message: "SET assigns '\(name.name)' twice", span: name.span,
      help: ["all right-hand sides see the input; use a second |> SET"])
  }

  static func droppedTwice(_ name: ObjectName) -> Diagnostic {
    Diagnostic(code: .badStage, message: "'\(name.text)' is dropped already", span: name.span)
  }

  static func ordinalInStage(_ span: SourceSpan, _ clause: String) -> Diagnostic {
    Diagnostic(
      code: .badOrdinal, message: "\(clause) in a stage takes names, not positions", span: span)
  }

  static func ordinalOutOfRange(_ number: UInt64, count: Int, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badOrdinal, message: "there is no column \(number): the list has \(count)",
      span: span)
  }

  static func ordinalOfStar(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badOrdinal, message: "this position is a '*'", span: span,
      help: ["name the column"])
  }

  static func orderByDropped(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badOrdinal, message: "with DISTINCT, ORDER BY takes selected columns only",
      span: span)
  }

  static func suffixWithSets(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badStage,
      message: "beside ROLLUP, CUBE or GROUPING SETS a key has neither alias nor order",
      span: span, help: ["name it with |> EXTEND before, order with |> ORDER BY after"])
  }

  static func unknownCollation(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      code: .badCollation, message: "unknown collation '\(name.name)'", span: name.span,
      help: ["'vi' is the one there is"])
  }

  static func collationOfNonText(_ name: Identifier) -> Diagnostic {
    Diagnostic(code: .badCollation, message: "COLLATE orders STRING only", span: name.span)
  }

  static func joinWithoutCondition(_ kind: JoinKind, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badStage, message: "\(kind.rawValue) without a condition", span: span,
      help: ["add ON … or USING (…), or write CROSS JOIN"])
  }

  static func setOperationWidth(
    _ operation: String, _ left: Int, _ right: Int, _ span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: .badSetOperation,
      message: "\(operation) needs equal numbers of columns, but has \(left) and \(right)",
      span: span)
  }

  static func missingByName(_ name: String, _ known: [String], _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badSetOperation, message: "BY NAME finds no column '\(name)' on the right",
      span: span, help: [Suggestion.namesHere(known, title: "columns there")].compactMap(\.self))
  }

  static func repeatedByName(_ name: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: .badSetOperation, message: "BY NAME finds two columns '\(name)' on the left", span: span
    )
  }
}
