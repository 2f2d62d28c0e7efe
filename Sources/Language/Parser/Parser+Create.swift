extension CreateTable {
  init(_ parser: inout Parser, orReplace: Bool) throws(Diagnostic) {
    self.orReplace = orReplace
    let isConditional = parser.token.keyword == .if && parser.peek().keyword == .not
    if isConditional {
      parser.advance()
      parser.advance()
      try parser.expect(.exists)
    }
    ifNotExists = isConditional
    name = try parser.objectName("a table name")
    let hasColumns = parser.token.kind == .leftParenthesis
    columns = hasColumns ? try parser.parenthesizedList(ColumnDeclaration.init(_:)) : []
    comment = try parser.optionalComment()
    if parser.accept(.as) {
      query = try parser.query()
    } else if hasColumns {
      query = nil
    } else {
      throw parser.unexpected("'(' or AS")
    }
  }
}

extension CreateView {
  init(_ parser: inout Parser, orReplace: Bool) throws(Diagnostic) {
    self.orReplace = orReplace
    name = try parser.objectName("a view name")
    comment = try parser.optionalComment()
    try parser.expect(.as)
    let start = parser.position
    query = try parser.query()
    querySpan = parser.span(from: start)
  }
}

extension ColumnDeclaration {
  init(_ parser: inout Parser) throws(Diagnostic) {
    try parser.refuseTableConstraint()
    name = try parser.identifier("a column name")
    if parser.token.keyword == .ratio, parser.peek().kind == .leftParenthesis {
      parser.advance()
      parser.advance()
      let numerator = try parser.identifier("the numerator's column")
      try parser.expect(.comma, "','")
      let denominator = try parser.identifier("the denominator's column")
      try parser.expect(.rightParenthesis, "')'")
      kind = .ratio(numerator: numerator, denominator: denominator)
    } else {
      let type = try TypeName(&parser)
      let isNotNull = parser.accept(.not)
      if isNotNull { try parser.expect(.null) }
      kind = .stored(type, isNotNull: isNotNull)
    }
    comment = try parser.optionalComment()
    try parser.refuseConstraint()
  }
}

extension FileReference {
  /// `'path' [ "(" option { "," option } ")" ]`
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    path = try parser.string("a file name in '…'")
    options =
      parser.token.kind == .leftParenthesis
      ? try parser.parenthesizedList(FileOption.init(_:)) : []
    span = parser.span(from: start)
  }
}

extension FileOption {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    name = try parser.identifier("an option such as HEADER, DELIM or FORMAT")
    value = try parser.literal()
    if value == nil, parser.token.kind == .word {
      throw .optionWithoutQuotes(name.name, parser.text(parser.token), parser.token.span)
    }
    span = parser.span(from: start)
  }
}
