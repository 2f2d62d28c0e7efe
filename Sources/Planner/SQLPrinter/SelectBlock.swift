import Engine

/// One SELECT under construction: nodes of the plan are merged into it while its clauses, in the
/// order in which SQL evaluates them, still say the same.
struct SelectBlock {
  /// Text over the columns of FROM for each column that the block gives.
  var items: [(id: ColumnID, text: String)]
  /// Lines; none: one row without columns.
  var from: [String]
  var conditions: [String] = []
  var groupBy: [String]?
  var order: [SQLOrder] = []
  var count: Int?
  var skip = 0
  var isDistinct = false
  /// Items that read no column: as a key one could be taken for the number of a column.
  var constants: ColumnSet = []
  /// Items that hold an aggregate.
  var aggregates: ColumnSet = []
  /// Items hold expressions, not columns of FROM alone.
  var isComputed = false
  var isWindowed = false
  /// FROM is a join.
  var isJoin = false

  init(items: [(id: ColumnID, text: String)], from: [String]) {
    self.items = items
    self.from = from
  }

  var isLimited: Bool { count != nil || skip > 0 }
  /// FROM and WHERE alone.
  var isRows: Bool {
    !isComputed && !isWindowed && !isDistinct && !isLimited && groupBy == nil
  }
  /// FROM alone.
  var isBare: Bool { isRows && conditions.isEmpty && order.isEmpty }

  /// Without keys nothing but an aggregate tells that the rows are one group.
  func isStillGrouped(_ aggregates: ColumnSet) -> Bool {
    groupBy?.isEmpty != true || !aggregates.isEmpty
  }

  var texts: [ColumnID: String] {
    Dictionary(items.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// The statement's lines; `names[i]` is the alias of item i.
  func lines(_ selected: [(text: String, alias: String)], _ dialect: SQLDialect) -> [String] {
    let list = selected.map { item in
      let alias = dialect.quoted(item.alias)
      return item.text == alias || item.text.hasSuffix(".\(alias)")
        ? item.text : "\(item.text) AS \(alias)"
    }
    var lines = SQLLayout.list(isDistinct ? "SELECT DISTINCT" : "SELECT", list)
    if !from.isEmpty { lines += ["FROM " + from[0]] + from.dropFirst() }
    lines += SQLLayout.list("WHERE", conditions, separator: " AND")
    if let groupBy { lines += SQLLayout.list("GROUP BY", groupBy) }
    lines += SQLLayout.list("ORDER BY", order.map { "\($0.text) \($0.suffix)" })
    lines += limit(dialect)
    return lines
  }

  private func limit(_ dialect: SQLDialect) -> [String] {
    switch (count, skip) {
    case (nil, 0): []
    case (let count?, 0): ["LIMIT \(count)"]
    case (let count?, let skip): ["LIMIT \(count) OFFSET \(skip)"]
    // SQLite knows OFFSET behind a LIMIT only.
    case (nil, let skip): [dialect == .sqlite ? "LIMIT -1 OFFSET \(skip)" : "OFFSET \(skip)"]
    }
  }
}

/// A key of ORDER BY: an expression and the words behind it.
struct SQLOrder {
  var text: String
  let suffix: String
}

enum SQLLayout {
  static func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

  /// `(`, the lines, and `)` with what follows it.
  static func parenthesised(_ lines: [String], _ suffix: String = "") -> [String] {
    ["("] + indented(lines) + [")\(suffix)"]
  }

  /// A clause on one line where it fits, else an item a line.
  static func list(_ head: String, _ items: [String], separator: String = ",") -> [String] {
    if items.isEmpty { return [] }
    let line = "\(head) \(items.joined(separator: separator + " "))"
    if line.utf8.count <= 90 { return [line] }
    return [head]
      + items.enumerated().map { index, item in
        "  " + item + (index == items.count - 1 ? "" : separator)
      }
  }
}
