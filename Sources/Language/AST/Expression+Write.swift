extension Expression {
  func write(into sql: inout SQLText) {
    switch kind {
    case .literal(let literal): literal.write(into: &sql)
    case .parameter(let name): sql.word("@\(name)")
    case .name(let name): sql.name(name)
    case .parenthesized(let inner): sql.parenthesized { inner.write(into: &$0) }
    case .unary(.not, let operand):
      sql.keywords(.not)
      operand.write(into: &sql)
    case .unary(let sign, let operand):
      sql.sign(sign.rawValue, before: operand)
      operand.write(into: &sql)
    case .binary(let operation, let left, let right):
      left.write(into: &sql)
      sql.word(operation.rawValue)
      right.write(into: &sql)
    case .isTest(let operand, let test, let negated):
      operand.write(into: &sql)
      sql.word(negated ? "IS NOT" : "IS")
      sql.word(test.rawValue)
    case .between, .inList, .inQuery, .like: writePredicate(into: &sql)
    case .call(let call): call.write(into: &sql)
    case .scalarQuery(let query): sql.parenthesized { query.write(into: &$0) }
    case .exists(let query):
      sql.keywords(.exists)
      sql.parenthesized { query.write(into: &$0) }
    case .caseWhen, .cast, .extract, .interval: writeForm(into: &sql)
    }
  }

  private func writePredicate(into sql: inout SQLText) {
    switch kind {
    case .between(let operand, let low, let high, let negated):
      operand.write(into: &sql)
      sql.word(negated ? "NOT BETWEEN" : "BETWEEN")
      low.write(into: &sql)
      sql.keywords(.and)
      high.write(into: &sql)
    case .inList(let operand, let items, let negated):
      operand.write(into: &sql)
      sql.word(negated ? "NOT IN" : "IN")
      sql.parenthesized { $0.list(items) }
    case .inQuery(let operand, let query, let negated):
      operand.write(into: &sql)
      sql.word(negated ? "NOT IN" : "IN")
      sql.parenthesized { query.write(into: &$0) }
    case .like(let operand, let pattern, let escape, let ignoresCase, let negated):
      operand.write(into: &sql)
      if negated { sql.keywords(.not) }
      sql.keywords(ignoresCase ? .ilike : .like)
      pattern.write(into: &sql)
      if let escape {
        sql.keywords(.escape)
        escape.write(into: &sql)
      }
    default: break
    }
  }

  private func writeForm(into sql: inout SQLText) {
    switch kind {
    case .caseWhen(let operand, let branches, let otherwise):
      sql.keywords(.case)
      operand?.write(into: &sql)
      for branch in branches {
        sql.keywords(.when)
        branch.when.write(into: &sql)
        sql.keywords(.then)
        branch.then.write(into: &sql)
      }
      if let otherwise {
        sql.keywords(.else)
        otherwise.write(into: &sql)
      }
      sql.keywords(.end)
    case .cast(let operand, let type, let isTry):
      sql.keywords(isTry ? .tryCast : .cast)
      sql.parenthesized(glued: true) {
        operand.write(into: &$0)
        $0.keywords(.as)
        $0.word(type.sql)
      }
    case .extract(let part, let operand):
      sql.keywords(.extract)
      sql.parenthesized(glued: true) {
        $0.word(part.rawValue)
        $0.keywords(.from)
        operand.write(into: &$0)
      }
    case .interval(let amount, let part):
      sql.keywords(.interval)
      amount.write(into: &sql)
      sql.word(part.rawValue)
    default: break
    }
  }
}

extension TypeName {
  /// The type's own name here, whatever alias the text used.
  public var sql: String {
    switch kind {
    case .bool: "BOOL"
    case .int64: "INT64"
    case .float64: "FLOAT64"
    case .string: "STRING"
    case .date: "DATE"
    case .timestamp: "TIMESTAMP"
    case .ratio: "RATIO"
    case .decimal(let precision?, let scale?): "DECIMAL(\(precision), \(scale))"
    case .decimal(let precision?, nil): "DECIMAL(\(precision))"
    case .decimal(nil, _): "DECIMAL"
    }
  }
}
