extension Query {
  func write(into sql: inout SQLText) {
    if !with.isEmpty {
      sql.keywords(.with)
      sql.list(with) { $1.write(into: &$0) }
    }
    switch body {
    case .from(let relation):
      sql.keywords(.from)
      relation.write(into: &sql)
    case .set(let expression, let orderBy, let limit):
      expression.write(into: &sql)
      orderBy.write(into: &sql)
      limit?.write(into: &sql)
    }
    for stage in stages {
      sql.word("|>")
      stage.write(into: &sql)
    }
  }
}

extension CommonTable {
  func write(into sql: inout SQLText) {
    sql.name(name)
    if !columns.isEmpty { sql.parenthesized(glued: true) { $0.list(columns) } }
    sql.keywords(.as)
    sql.parenthesized { query.write(into: &$0) }
  }
}

extension SetExpression {
  func write(into sql: inout SQLText) {
    switch self {
    case .select(let select): select.write(into: &sql)
    case .values(let rows, _):
      sql.keywords(.values)
      sql.list(rows) { sql, row in sql.parenthesized { $0.list(row) } }
    case .table(let name):
      sql.keywords(.table)
      sql.name(name)
    case .query(let query, let alias):
      sql.parenthesized { query.write(into: &$0) }
      sql.alias(alias)
    case .operation(let operation, let left, let right, _):
      left.write(into: &sql)
      operation.write(into: &sql)
      right.write(into: &sql)
    }
  }
}

extension SetOperator {
  func write(into sql: inout SQLText) {
    sql.word(kind.rawValue)
    sql.keywords(isAll ? .all : .distinct)
    if isByName { sql.keywords(.by, .name) }
  }
}

extension Select {
  func write(into sql: inout SQLText) {
    sql.keywords(.select)
    if isDistinct { sql.keywords(.distinct) }
    sql.list(items) { $1.write(into: &$0) }
    if let from {
      sql.keywords(.from)
      from.write(into: &sql)
    }
    if let filter {
      sql.keywords(.where)
      filter.write(into: &sql)
    }
    groupBy?.write(into: &sql)
    if let having {
      sql.keywords(.having)
      having.write(into: &sql)
    }
    if let qualify {
      sql.keywords(.qualify)
      qualify.write(into: &sql)
    }
  }
}

extension SelectItem {
  func write(into sql: inout SQLText) {
    switch self {
    case .expression(let expression, let alias):
      expression.write(into: &sql)
      sql.alias(alias)
    case .star(let qualifier, let except, let replace, _):
      let prefix = qualifier?.parts.map { SQLText.name($0.name) + "." }.joined() ?? ""
      sql.word(prefix + "*")
      if !except.isEmpty {
        sql.keywords(.except)
        sql.parenthesized { $0.list(except) }
      }
      if !replace.isEmpty {
        sql.keywords(.replace)
        sql.parenthesized {
          $0.list(replace) { sql, item in
            item.0.write(into: &sql)
            sql.alias(item.1)
          }
        }
      }
    }
  }
}

extension GroupBy {
  func write(into sql: inout SQLText) {
    sql.keywords(.group, .by)
    switch self {
    case .all: sql.keywords(.all)
    case .items(let items, _): sql.list(items) { $1.write(into: &$0) }
    }
  }
}

extension GroupItem {
  func write(into sql: inout SQLText) {
    switch self {
    case .expression(let expression): expression.write(into: &sql)
    case .empty: sql.parenthesized { _ in }
    case .rollup(let items, _):
      sql.keywords(.rollup)
      sql.parenthesized(glued: true) { $0.list(items) }
    case .cube(let items, _):
      sql.keywords(.cube)
      sql.parenthesized(glued: true) { $0.list(items) }
    case .groupingSets(let sets, _):
      sql.keywords(.grouping, .sets)
      sql.parenthesized {
        $0.list(sets) { sql, set in sql.parenthesized { $0.list(set) } }
      }
    }
  }
}

extension LimitClause {
  func write(into sql: inout SQLText) {
    if let count {
      sql.keywords(.limit)
      count.write(into: &sql)
    } else if skip == nil {
      sql.keywords(.limit, .all)
    }
    if let skip {
      sql.keywords(.offset)
      skip.write(into: &sql)
    }
  }
}
