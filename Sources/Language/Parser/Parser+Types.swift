extension TypeName {
  /// A type's name and, for DECIMAL and the character types, its size.
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    guard parser.token.kind == .word else { throw parser.unexpected("a type such as INT64") }
    let word = parser.text(parser.token)
    guard let found = Self.names[word.uppercased()] else {
      throw .unknownType(word, parser.token.span, near: nearest(word, in: Self.common))
    }
    parser.advance()
    if word.uppercased() == "DOUBLE" { _ = parser.accept(.precision) }
    switch found {
    case .decimal: kind = try Self.decimal(&parser)
    case .string where word.uppercased().hasSuffix("CHAR"):
      if parser.accept(.leftParenthesis) {
        _ = try Self.size(&parser)
        try parser.expect(.rightParenthesis, "')'")
      }
      kind = found
    default: kind = found
    }
    span = parser.span(from: start)
  }

  private static func decimal(_ parser: inout Parser) throws(Diagnostic) -> Kind {
    guard parser.accept(.leftParenthesis) else { return .decimal(precision: nil, scale: nil) }
    let precision = try size(&parser)
    let scale = parser.accept(.comma) ? try size(&parser) : nil
    try parser.expect(.rightParenthesis, scale == nil ? "',' or ')'" : "')'")
    return .decimal(precision: precision, scale: scale)
  }

  private static func size(_ parser: inout Parser) throws(Diagnostic) -> Int {
    guard parser.token.kind == .integer, let size = Int(parser.text(parser.token)) else {
      throw parser.unexpected("a whole number")
    }
    parser.advance()
    return size
  }

  private static let common = [
    "BOOL", "INT64", "FLOAT64", "DECIMAL", "STRING", "DATE", "TIMESTAMP", "RATIO",
  ]

  private static let names: [String: Kind] = [
    "BOOL": .bool, "BOOLEAN": .bool,
    "INT64": .int64, "BIGINT": .int64, "INT": .int64, "INTEGER": .int64, "SMALLINT": .int64,
    "TINYINT": .int64, "SIGNED": .int64,
    "FLOAT64": .float64, "DOUBLE": .float64, "FLOAT": .float64, "REAL": .float64,
    "DECIMAL": .decimal(precision: nil, scale: nil),
    "NUMERIC": .decimal(precision: nil, scale: nil),
    "STRING": .string, "TEXT": .string, "VARCHAR": .string, "CHAR": .string,
    "DATE": .date, "TIMESTAMP": .timestamp, "RATIO": .ratio,
  ]
}
