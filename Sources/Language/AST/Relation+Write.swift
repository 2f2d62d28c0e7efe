extension Relation {
  func write(into sql: inout SQLText) {
    switch self {
    case .table(let name, let alias):
      sql.name(name)
      alias?.write(into: &sql)
    case .file(let file, let alias):
      file.write(into: &sql)
      alias?.write(into: &sql)
    case .function(let call, let alias, _):
      call.write(into: &sql)
      alias?.write(into: &sql)
    case .query(let query, let alias, _):
      sql.parenthesized { query.write(into: &$0) }
      alias?.write(into: &sql)
    case .join(let join):
      join.left.write(into: &sql)
      Join.write(join.kind, join.right, join.condition, into: &sql)
    }
  }
}

extension Join {
  /// Operator, right side and condition; a join on the right side keeps its parentheses.
  static func write(
    _ kind: JoinKind, _ right: Relation, _ condition: JoinCondition, into sql: inout SQLText
  ) {
    sql.word(kind.rawValue)
    if case .join = right {
      sql.parenthesized { right.write(into: &$0) }
    } else {
      right.write(into: &sql)
    }
    switch condition {
    case .none: break
    case .on(let expression):
      sql.keywords(.on)
      expression.write(into: &sql)
    case .using(let columns):
      sql.keywords(.using)
      sql.parenthesized { $0.list(columns) }
    }
  }
}

extension Alias {
  func write(into sql: inout SQLText) {
    sql.alias(name)
    if !columns.isEmpty { sql.parenthesized(glued: true) { $0.list(columns) } }
  }
}

extension FileReference {
  func write(into sql: inout SQLText) {
    sql.string(path)
    guard !options.isEmpty else { return }
    sql.parenthesized {
      $0.list(options) { sql, option in
        sql.name(option.name)
        option.value?.write(into: &sql)
      }
    }
  }
}
