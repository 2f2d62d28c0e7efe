extension Diagnostic.Code {
  // What the lexer cannot read.
  public static let nulByte = Self(rawValue: "nul-byte")
  public static let invalidUTF8 = Self(rawValue: "invalid-utf8")
  public static let unclosedString = Self(rawValue: "unclosed-string")
  public static let unclosedIdentifier = Self(rawValue: "unclosed-identifier")
  public static let unclosedComment = Self(rawValue: "unclosed-comment")
  public static let emptyIdentifier = Self(rawValue: "empty-identifier")
  public static let unexpectedCharacter = Self(rawValue: "unexpected-character")
  public static let badNumber = Self(rawValue: "bad-number")
  public static let badEscape = Self(rawValue: "bad-escape")
  public static let badParameter = Self(rawValue: "bad-parameter")

  // What the grammar does not know.
  public static let unexpectedToken = Self(rawValue: "unexpected-token")
  public static let reservedWord = Self(rawValue: "reserved-word")
  public static let trailingComma = Self(rawValue: "trailing-comma")
  public static let nestedTooDeep = Self(rawValue: "nested-too-deep")
  public static let unknownStatement = Self(rawValue: "unknown-statement")
  public static let unknownStage = Self(rawValue: "unknown-stage")
  public static let unknownType = Self(rawValue: "unknown-type")
  public static let unknownDatePart = Self(rawValue: "unknown-date-part")
  public static let stringAsName = Self(rawValue: "string-as-name")
  public static let percent = Self(rawValue: "percent")
  public static let chainedComparison = Self(rawValue: "chained-comparison")
  public static let mixedBitOperators = Self(rawValue: "mixed-bit-operators")
  public static let concatenationPrecedence = Self(rawValue: "concatenation-precedence")
  public static let notInLanguage = Self(rawValue: "not-in-language")

  // Habits of plain SQL.
  public static let missingPipe = Self(rawValue: "missing-pipe")
  public static let groupByAlone = Self(rawValue: "group-by-alone")
  public static let havingAlone = Self(rawValue: "having-alone")
  public static let joinCondition = Self(rawValue: "join-condition")
  public static let ordinal = Self(rawValue: "ordinal")
  public static let needsParentheses = Self(rawValue: "needs-parentheses")
  public static let pipeAfterWith = Self(rawValue: "pipe-after-with")
  /// UPDATE or DELETE; `TableChange` reads such a statement for the rewrite.
  public static let tableChange = Self(rawValue: "table-change")
}
