// Both syntaxes of a query.
extension QueryTree {
  /// `FROM t |> …`
  var pipes: String {
    let tables = with
    var parts = ["FROM \(source)"] + stages.map { "|> " + $0.pipe }
    // Half of the time as a stage; the source itself may be a helper.
    let isStage = !helpers.isEmpty && helpers.count == stages.count % 2 + 1
    if isStage, !helpers.contains(where: { $0.name == source }) {
      parts.insert("|> \(tables)", at: 1)
    } else if !tables.isEmpty {
      parts.insert(tables, at: 0)
    }
    return parts.joined(separator: " ")
  }

  private var with: String {
    if helpers.isEmpty { return "" }
    return "WITH "
      + helpers.map { "\($0.name) AS (\($0.usesPipes ? $0.tree.pipes : $0.tree.selects))" }
      .joined(separator: ", ")
  }

  /// Nested SELECTs; `number` tells derived tables apart.
  var selects: String {
    var text = "SELECT * FROM \(source)"
    var rest = stages[...]
    if let flat = flattened() {
      text = flat.text
      rest = stages[flat.count...]
    }
    for (number, stage) in rest.enumerated() {
      text = stage.select("(\(text)) AS s\(number + 1)")
    }
    return helpers.isEmpty ? text : "\(with) \(text)"
  }

  /// The first stages as one SELECT with all its clauses.
  private func flattened() -> (text: String, count: Int)? {
    var rest = stages[...]
    var conditions = ""
    if case .filter(let condition)? = rest.first {
      conditions = " WHERE \(condition.sql)"
      rest.removeFirst()
    }
    guard let first = rest.first else { return nil }
    var text: String
    switch first {
    case .select(let items): text = "SELECT \(Stage.list(items)) FROM \(source)\(conditions)"
    case .aggregate(let items, let keys, let grouping):
      text = "SELECT \(Stage.list(keys + items)) FROM \(source)\(conditions)"
      if !keys.isEmpty { text += " GROUP BY \(grouping.text(keys.map(\.node.sql)))" }
    default: return nil
    }
    rest.removeFirst()
    if case .aggregate = first, case .filter(let condition)? = rest.first {
      text += " HAVING \(condition.sql)"
      rest.removeFirst()
    }
    if case .order(let order)? = rest.first {
      text += " ORDER BY \(Stage.list(order.keys))"
      rest.removeFirst()
      if case .limit(let count, let skip)? = rest.first {
        text += " LIMIT \(count) OFFSET \(skip)"
        rest.removeFirst()
      }
    }
    return (text, stages.count - rest.count)
  }
}

extension QueryTree.Stage {
  static func list(_ items: [QueryTree.Item]) -> String {
    items.map(text).joined(separator: ", ")
  }

  private static func text(_ item: QueryTree.Item) -> String {
    item.node.sql == item.name ? item.name : "\(item.node.sql) AS \(item.name)"
  }

  static func list(_ keys: [QueryTree.Key]) -> String {
    keys.map { "\($0.node.sql) \($0.suffix)" }.joined(separator: ", ")
  }

  fileprivate var pipe: String {
    switch self {
    case .filter(let condition), .qualify(let condition): return "WHERE \(condition.sql)"
    case .replace(let item): return "SET \(item.name) = \(item.node.sql)"
    case .drop(let name): return "DROP \(name)"
    case .rename(let old, let new): return "RENAME \(old) AS \(new)"
    case .extend(let items): return "EXTEND \(Self.list(items))"
    case .select(let items): return "SELECT \(Self.list(items))"
    case .aggregate(let items, let keys, let grouping):
      let group = keys.isEmpty ? "" : " GROUP BY \(grouping.text(keys.map(Self.text)))"
      return "AGGREGATE \(Self.list(items))\(group)"
    case .distinct: return "DISTINCT"
    case .order(let order): return "ORDER BY \(Self.list(order.keys))"
    case .limit(let count, let skip): return "LIMIT \(count) OFFSET \(skip)"
    case .join(let join):
      return "\(join.words) JOIN (\(join.right.pipes)) AS \(join.alias)\(join.tail)"
    case .set(let words, let other): return "\(words) (\(other.pipes))"
    case .turn(let verb, let text): return "\(verb) (\(text))"
    }
  }

  /// The stage over a relation, as a SELECT.
  fileprivate func select(_ input: String) -> String {
    switch self {
    case .filter(let condition): return "SELECT * FROM \(input) WHERE \(condition.sql)"
    case .qualify(let condition): return "SELECT * FROM \(input) QUALIFY \(condition.sql)"
    case .replace(let item):
      return "SELECT * REPLACE (\(item.node.sql) AS \(item.name)) FROM \(input)"
    case .drop(let name): return "SELECT * EXCEPT (\(name)) FROM \(input)"
    case .rename(let old, let new):
      return "SELECT * EXCEPT (\(old)), \(old) AS \(new) FROM \(input)"
    case .extend(let items): return "SELECT *, \(Self.list(items)) FROM \(input)"
    case .select(let items): return "SELECT \(Self.list(items)) FROM \(input)"
    case .aggregate(let items, let keys, let grouping):
      let group = keys.isEmpty ? "" : " GROUP BY \(grouping.text(keys.map(\.node.sql)))"
      return "SELECT \(Self.list(keys + items)) FROM \(input)\(group)"
    case .distinct: return "SELECT DISTINCT * FROM \(input)"
    case .order(let order):
      return "SELECT * FROM \(input) ORDER BY \(Self.list(order.keys))"
    case .limit(let count, let skip):
      return "SELECT * FROM \(input) LIMIT \(count) OFFSET \(skip)"
    case .join(let join):
      return
        "SELECT * FROM \(input) \(join.words) JOIN (\(join.right.selects))"
        + " AS \(join.alias)\(join.tail)"
    case .set(let words, let other):
      return "SELECT * FROM \(input) \(words) (\(other.selects))"
    // Stages only.
    case .turn: return "FROM \(input) |> \(pipe)"
    }
  }
}

extension QueryTree.Join {
  fileprivate var tail: String {
    if let key { return " USING (\(key))" }
    return condition.map { " ON \($0.sql)" } ?? ""
  }
}
