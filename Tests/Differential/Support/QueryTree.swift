/// A query as a source and stages, which both syntaxes can say.
struct QueryTree {
  /// `WITH …`, or nothing.
  var with = ""
  var source: String
  var stages: [Stage]

  struct Item {
    var node: Node
    let name: String
  }

  struct Key {
    var node: Node
    let suffix: String
  }

  struct Order {
    var keys: [Key]
    /// Whether rows of equal rank are equal rows.
    var isTotal = true
  }

  struct Join {
    let words: String
    let alias: String
    var right: QueryTree
    var condition: Node?
    /// Of USING.
    let key: String?
  }

  indirect enum Stage {
    case filter(Node)
    /// A condition on window functions.
    case qualify(Node)
    case set(Item)
    case drop(String)
    case rename(String, to: String)
    case extend([Item])
    case select([Item])
    case aggregate([Item], keys: [Item])
    case distinct
    case order(Order)
    case limit(Int, skip: Int)
    case join(Join)
    case union(isAll: Bool, QueryTree)
  }

  /// Keys of a sort whose order the result still has.
  var finalOrder: [Key] {
    for stage in stages.reversed() {
      switch stage {
      case .order(let order): return order.keys
      case .filter, .qualify, .limit: continue
      default: return []
      }
    }
    return []
  }
}

extension QueryTree {
  /// `FROM t |> …`
  var pipes: String {
    with
      + ([source.hasPrefix("(") ? source : "FROM \(source)"] + stages.map { "|> " + $0.pipe })
      .joined(separator: " ")
  }

  /// Nested SELECTs; `number` tells derived tables apart.
  var selects: String {
    var text = source.hasPrefix("(") ? source : "SELECT * FROM \(source)"
    var rest = stages[...]
    if !source.hasPrefix("("), let flat = flattened() {
      text = flat.text
      rest = stages[flat.count...]
    }
    for (number, stage) in rest.enumerated() {
      text = stage.select("(\(text)) AS s\(number + 1)")
    }
    return with + text
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
    case .aggregate(let items, let keys):
      text = "SELECT \(Stage.list(keys + items)) FROM \(source)\(conditions)"
      if !keys.isEmpty {
        text += " GROUP BY \(keys.map(\.node.sql).joined(separator: ", "))"
      }
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
    items.map { $0.node.sql == $0.name ? $0.name : "\($0.node.sql) AS \($0.name)" }
      .joined(separator: ", ")
  }

  static func list(_ keys: [QueryTree.Key]) -> String {
    keys.map { "\($0.node.sql) \($0.suffix)" }.joined(separator: ", ")
  }

  fileprivate var pipe: String {
    switch self {
    case .filter(let condition), .qualify(let condition): return "WHERE \(condition.sql)"
    case .set(let item): return "SET \(item.name) = \(item.node.sql)"
    case .drop(let name): return "DROP \(name)"
    case .rename(let old, let new): return "RENAME \(old) AS \(new)"
    case .extend(let items): return "EXTEND \(Self.list(items))"
    case .select(let items): return "SELECT \(Self.list(items))"
    case .aggregate(let items, let keys):
      let group = keys.isEmpty ? "" : " GROUP BY \(Self.list(keys))"
      return "AGGREGATE \(Self.list(items))\(group)"
    case .distinct: return "DISTINCT"
    case .order(let order): return "ORDER BY \(Self.list(order.keys))"
    case .limit(let count, let skip): return "LIMIT \(count) OFFSET \(skip)"
    case .join(let join):
      return "\(join.words) JOIN (\(join.right.pipes)) AS \(join.alias)\(join.tail)"
    case .union(let isAll, let other):
      return "UNION \(isAll ? "ALL" : "DISTINCT") (\(other.pipes))"
    }
  }

  /// The stage over a relation, as a SELECT.
  fileprivate func select(_ input: String) -> String {
    switch self {
    case .filter(let condition): return "SELECT * FROM \(input) WHERE \(condition.sql)"
    case .qualify(let condition): return "SELECT * FROM \(input) QUALIFY \(condition.sql)"
    case .set(let item):
      return "SELECT * REPLACE (\(item.node.sql) AS \(item.name)) FROM \(input)"
    case .drop(let name): return "SELECT * EXCEPT (\(name)) FROM \(input)"
    case .rename(let old, let new):
      return "SELECT * EXCEPT (\(old)), \(old) AS \(new) FROM \(input)"
    case .extend(let items): return "SELECT *, \(Self.list(items)) FROM \(input)"
    case .select(let items): return "SELECT \(Self.list(items)) FROM \(input)"
    case .aggregate(let items, let keys):
      let group =
        keys.isEmpty ? "" : " GROUP BY \(keys.map(\.node.sql).joined(separator: ", "))"
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
    case .union(let isAll, let other):
      let word = "UNION \(isAll ? "ALL" : "DISTINCT")"
      return "SELECT * FROM \(input) \(word) (\(other.selects))"
    }
  }
}

extension QueryTree.Join {
  fileprivate var tail: String {
    if let key { return " USING (\(key))" }
    return condition.map { " ON \($0.sql)" } ?? ""
  }
}
