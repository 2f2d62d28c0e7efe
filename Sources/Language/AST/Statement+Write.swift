extension Statement {
  func write(into sql: inout SQLText) {
    switch self {
    case .query(let query): query.write(into: &sql)
    case .explain(let query, let analyze):
      sql.keywords(.explain)
      if analyze { sql.keywords(.analyze) }
      query.write(into: &sql)
    case .describe(let what):
      sql.keywords(.describe)
      what.write(into: &sql)
    case .summarize(let what):
      sql.keywords(.summarize)
      what.write(into: &sql)
    case .createTable(let table): table.write(into: &sql)
    case .createView(let view): view.write(into: &sql)
    case .insert(let insert): insert.write(into: &sql)
    case .drop(let drop): drop.write(into: &sql)
    case .copyTo(let source, let file):
      sql.keywords(.copy)
      switch source {
      case .table(let name): sql.name(name)
      case .query(let query): sql.parenthesized { query.write(into: &$0) }
      }
      sql.keywords(.to)
      file.write(into: &sql)
    case .copyFrom(let name, let file):
      sql.keywords(.copy)
      sql.name(name)
      sql.keywords(.from)
      file.write(into: &sql)
    case .showTables: sql.keywords(.show, .tables)
    }
  }
}

extension Describable {
  func write(into sql: inout SQLText) {
    switch self {
    case .name(let name): sql.name(name)
    case .query(let query): query.write(into: &sql)
    }
  }
}

extension CreateTable {
  func write(into sql: inout SQLText) {
    sql.keywords(.create)
    if orReplace { sql.keywords(.or, .replace) }
    sql.keywords(.table)
    if ifNotExists { sql.keywords(.if, .not, .exists) }
    sql.name(name)
    if !columns.isEmpty {
      sql.parenthesized { $0.list(columns) { $1.write(into: &$0) } }
    }
    sql.comment(comment)
    guard let query else { return }
    sql.keywords(.as)
    query.write(into: &sql)
  }
}

extension ColumnDeclaration {
  /// The column as `CREATE TABLE` takes it.
  public var sql: String {
    var text = SQLText()
    write(into: &text)
    return text.text
  }

  func write(into sql: inout SQLText) {
    sql.name(name)
    switch kind {
    case .stored(let type, let isNotNull):
      sql.word(type.sql)
      if isNotNull { sql.keywords(.not, .null) }
    case .ratio(let numerator, let denominator):
      sql.keywords(.ratio)
      sql.parenthesized(glued: true) { $0.list([numerator, denominator]) }
    }
    sql.comment(comment)
  }
}

extension CreateView {
  func write(into sql: inout SQLText) {
    sql.keywords(.create)
    if orReplace { sql.keywords(.or, .replace) }
    sql.keywords(.view)
    sql.name(name)
    sql.comment(comment)
    sql.keywords(.as)
    query.write(into: &sql)
  }
}

extension Insert {
  func write(into sql: inout SQLText) {
    sql.keywords(.insert, .into)
    sql.name(table)
    if !columns.isEmpty { sql.parenthesized { $0.list(columns) } }
    query.write(into: &sql)
  }
}

extension Drop {
  func write(into sql: inout SQLText) {
    sql.keywords(.drop)
    sql.word(kind.rawValue)
    if ifExists { sql.keywords(.if, .exists) }
    sql.name(name)
  }
}
