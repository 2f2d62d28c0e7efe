extension Select {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.select)
    isDistinct = parser.accept(.distinct)
    if !isDistinct { _ = parser.accept(.all) }
    try parser.refuseTop()
    items = try parser.list1(SelectItem.init(_:))
    from = parser.token.keyword == .from ? try parser.fromClause() : nil
    filter = parser.accept(.where) ? try parser.expression() : nil
    groupBy = parser.token.keyword == .group ? try GroupBy(&parser) : nil
    having = parser.accept(.having) ? try parser.expression() : nil
    qualify = parser.accept(.qualify) ? try parser.expression() : nil
    span = parser.span(from: start)
  }
}

extension SelectItem {
  /// `expr [[AS] name]` or `[qualifier.]* [EXCEPT (…)] [REPLACE (…)]`
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    guard let qualifier = try parser.starQualifier() else {
      let expression = try parser.expression()
      self = .expression(expression, alias: try parser.optionalAlias())
      return
    }
    let except = try parser.starExcept()
    var replace: [(Expression, Identifier)] = []
    if parser.token.keyword == .replace, parser.peek().kind == .leftParenthesis {
      parser.advance()
      replace = try parser.parenthesizedList { parser throws(Diagnostic) in
        let expression = try parser.expression()
        try parser.expect(.as)
        return (expression, try parser.identifier("a column name"))
      }
    }
    self = .star(
      qualifier: qualifier.name, except: except, replace: replace, parser.span(from: start))
  }
}

extension Parser {
  /// Reads `*` or `name.*`; nil, and nothing read, where something else stands here.
  fileprivate mutating func starQualifier() throws(Diagnostic) -> (name: ObjectName?, Void)? {
    var ahead = 0
    while isIdentifier(peek(ahead)), peek(ahead + 1).kind == .dot { ahead += 2 }
    guard peek(ahead).kind == .star else { return nil }
    var parts: [Identifier] = []
    for _ in 0..<ahead / 2 {
      parts.append(try identifier("a name"))
      advance()
    }
    advance()
    return (parts.isEmpty ? nil : ObjectName(parts), ())
  }

  /// `EXCEPT (a, b)` behind a star; before a query EXCEPT is the set operation.
  fileprivate mutating func starExcept() throws(Diagnostic) -> [Identifier] {
    guard token.keyword == .except, peek().kind == .leftParenthesis, !beginsQuery(at: 2) else {
      return []
    }
    advance()
    return try parenthesizedList(Identifier.init(_:))
  }
}

extension GroupBy {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.group)
    try parser.expect(.by)
    if parser.accept(.all) {
      self = .all(parser.span(from: start))
    } else {
      let items = try parser.list1(GroupItem.init(_:))
      self = .items(items, parser.span(from: start))
    }
  }
}

extension GroupItem {
  init(_ parser: inout Parser) throws(Diagnostic) {
    if let set = try GroupItem(set: &parser) {
      self = set
    } else {
      self = .expression(try parser.expression())
    }
  }

  /// `()`, ROLLUP, CUBE or GROUPING SETS; nil, and nothing read, where something else stands here.
  init?(set parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    let next = parser.peek()
    switch parser.token.keyword {
    case .rollup where next.kind == .leftParenthesis:
      parser.advance()
      let items = try parser.parenthesizedList(Expression.init(_:))
      self = .rollup(items, parser.span(from: start))
    case .cube where next.kind == .leftParenthesis:
      parser.advance()
      let items = try parser.parenthesizedList(Expression.init(_:))
      self = .cube(items, parser.span(from: start))
    case .grouping where next.keyword == .sets:
      parser.advance()
      parser.advance()
      let sets = try parser.parenthesizedList { parser throws(Diagnostic) in
        try parser.groupingSet()
      }
      self = .groupingSets(sets, parser.span(from: start))
    default:
      guard parser.token.kind == .leftParenthesis, next.kind == .rightParenthesis else {
        return nil
      }
      parser.advance()
      parser.advance()
      self = .empty(parser.span(from: start))
    }
  }
}

extension Parser {
  /// `expr` or `( [expr, …] )`. `(a)` and `(a + b) * 2` differ only behind the parenthesis, so
  /// that a list is taken only where it is empty or has a comma at its own level.
  fileprivate mutating func groupingSet() throws(Diagnostic) -> [Expression] {
    guard token.kind == .leftParenthesis else { return [try expression()] }
    if peek().kind == .rightParenthesis {
      advance()
      advance()
      return []
    }
    guard parenthesesHoldComma else {
      let expression = try expression()
      if case .parenthesized(let inner) = expression.kind { return [inner] }
      return [expression]
    }
    return try parenthesizedList(Expression.init(_:))
  }

  private var parenthesesHoldComma: Bool {
    var level = 0
    var ahead = 0
    while true {
      let next = peek(ahead)
      switch next.kind {
      case .leftParenthesis: level += 1
      case .rightParenthesis:
        level -= 1
        if level == 0 { return false }
      case .comma where level == 1: return true
      case .end, .semicolon, .invalid: return false
      default: break
      }
      ahead += 1
    }
  }
}
