extension Generator {
  mutating func aggregate(_ tree: inout QueryTree) {
    var keys: [QueryTree.Item] = []
    var columns: [NamedColumn] = []
    let grouping = grouping()
    if case .plain = grouping {
      for _ in 0..<random.below(3) { addKey(&keys, &columns) }
    } else {
      // Of columns only, each once.
      for column in scope.shuffled(using: &random).prefix(2) where column.kind != .ratio {
        keys.append(.init(node: column.node, name: column.name))
        columns.append(column)
      }
    }
    var items: [QueryTree.Item] = []
    for _ in 0...random.below(3) {
      let kind = random.pick(Kind.plain + [.integer, .ratio])
      let node = aggregateCall(kind)
      let name = newName()
      items.append(.init(node: node, name: name))
      columns.append(NamedColumn(name: name, kind: node.kind, isPoolable: node.isPoolable))
    }
    let fits = keys.count == 2
    if case .plain = grouping {
    } else if let key = keys.first, fits, random.oneIn(2) {
      let name = newName()
      items.append(.init(node: Node(.integer, "GROUPING(\(key.name))"), name: name))
      columns.append(NamedColumn(name: name, kind: .integer))
    }
    tree.stages.append(.aggregate(items, keys: keys, fits ? grouping : .plain))
    scope = columns
  }

  private mutating func grouping() -> QueryTree.Grouping {
    guard scope.count(where: { $0.kind != .ratio }) > 3 else { return .plain }
    switch random.below(12) {
    case 0: return .rollup
    case 1: return .cube
    case 2: return .sets(random.pick([[[0], [1]], [[0, 1], [0], []], [[1], [0], [1]]]))
    default: return .plain
    }
  }

  private mutating func addKey(
    _ keys: inout [QueryTree.Item], _ columns: inout [NamedColumn]
  ) {
    let kind = random.oneIn(12) ? .ratio : random.pick(Kind.plain)
    var node = random.oneIn(3) ? expression(kind, 2) : column(kind)
    // A literal is no key.
    if !scope.contains(where: { $0.name == node.sql }), node.operands.isEmpty {
      if kind == .ratio { return }
      node = Node(kind, "COALESCE($, $)", node, node)
    }
    let name = newName()
    keys.append(.init(node: node, name: name))
    columns.append(NamedColumn(name: name, kind: kind))
  }

  /// A call whose result has the kind, with FILTER now and then.
  mutating func aggregateCall(_ kind: Kind) -> Node {
    let call = bareAggregate(kind)
    guard random.oneIn(5) else { return call }
    var filtered = Node(call.kind, "$ FILTER (WHERE $)", call, expression(.bool, 2))
    filtered.isPoolable = call.isPoolable
    return filtered
  }

  mutating func bareAggregate(_ kind: Kind) -> Node {
    switch kind {
    case .integer:
      switch random.below(8) {
      case 0: return Node(kind, "COUNT(*)")
      case 1: return Node(kind, "COUNT($)", expression(random.pick(Kind.plain), 1))
      case 2: return Node(kind, "COUNT(DISTINCT $)", expression(random.pick(Kind.plain), 1))
      case 3: return Node(kind, "COUNT_IF($)", expression(.bool, 2))
      case 4: return Node(kind, "SUM(DISTINCT $)", expression(.integer, 1))
      case 5: return Node(kind, "\(random.pick(["MIN", "MAX"]))($)", expression(.integer, 1))
      default: return Node(kind, "SUM($)", expression(.integer, 2))
      }
    case .float:
      let name = random.pick(
        ["AVG", "SUM", "MIN", "MAX", "AVG"]
          + (isSayable() ? ["MEDIAN", "STDDEV_SAMP", "VAR_POP", "QUANTILE", "VAR_SAMP"] : []))
      let argument = name == "AVG" && random.oneIn(2) ? column(.integer) : column(.float)
      return Node(kind, name == "QUANTILE" ? "QUANTILE($, 0.25)" : "\(name)($)", argument)
    case .decimal:
      return Node(kind, "\(random.pick(["SUM", "AVG", "MIN", "MAX"]))($)", column(.decimal))
    case .bool:
      return Node(kind, "LOGICAL_\(random.pick(["AND", "OR"]))($)", expression(.bool, 2))
    case .text, .date, .timestamp:
      if kind == .text, isSayable(), random.oneIn(3) {
        return Node(kind, "STRING_AGG($, '; ' ORDER BY $)", column(.text), column(.text))
      }
      return Node(kind, "\(random.pick(["MIN", "MAX"]))($)", expression(kind, 1))
    case .ratio: return rate()
    }
  }

  private mutating func rate() -> Node {
    let ratios = scope.filter { $0.kind == .ratio }
    if let ratio = ratios.randomElement(using: &random), random.oneIn(2) {
      let names = ["MIN", "MAX", "AVG_UNWEIGHTED"] + (ratio.isPoolable ? ["RATE", "RATE"] : [])
      let name = random.pick(names)
      var call = Node(.ratio, "\(name)($)", ratio.node)
      call.isPoolable = name == "RATE"
      return call
    }
    var call = Node(.ratio, "RATE($, $)", column(.integer), column(.integer))
    call.isPoolable = true
    return call
  }

  mutating func windows(_ tree: inout QueryTree) {
    var items: [QueryTree.Item] = []
    var columns: [NamedColumn] = []
    for number in 0...random.below(2) {
      let node = window(byPeers: number > 0)
      let name = newName()
      items.append(.init(node: node, name: name))
      columns.append(NamedColumn(name: name, kind: node.kind))
    }
    tree.stages.append(.extend(items))
    scope += columns
  }

  mutating func windowCondition() -> Node {
    let call = window()
    guard call.kind == .integer else { return Node(.bool, "($ IS NOT NULL)", call) }
    let op = random.pick(["=", "<=", ">"])
    return Node(.bool, "($ \(op) $)", call, constant(.integer))
  }

  /// - Parameter byPeers: equal rows get equal values. Else a window tells them apart, and which
  ///   of them is first in one window has nothing to do with another.
  private mutating func window(byPeers: Bool = false) -> Node {
    let partition = random.oneIn(2) ? "PARTITION BY \(random.pick(scope).name) " : ""
    guard case .order(let order) = totalOrder() else { preconditionFailure("an order") }
    let total = "\(partition)ORDER BY \(QueryTree.Stage.list(order.keys))"
    let someKey = random.pick(scope).name
    let partial = "\(partition)ORDER BY \(someKey) \(direction())"
    switch byPeers ? random.pick([1, 2, 7, 8]) : random.below(9) {
    case 0: return Node(.integer, "ROW_NUMBER() OVER (\(total))")
    case 1: return Node(.integer, "\(random.pick(["RANK", "DENSE_RANK"]))() OVER (\(partial))")
    case 2:
      return Node(.float, "\(random.pick(["PERCENT_RANK", "CUME_DIST"]))() OVER (\(partial))")
    case 3: return Node(.integer, "NTILE(\(1 + random.below(4))) OVER (\(total))")
    case 4:
      let kind = random.pick(Kind.plain)
      let name = random.pick(["LAG", "LEAD"])
      let more = random.oneIn(2) ? ", \(random.below(3))" : ""
      return Node(kind, "\(name)($\(more)) OVER (\(total))", column(kind))
    case 5:
      let kind = random.pick(Kind.plain)
      let name = random.pick(["FIRST_VALUE($)", "LAST_VALUE($)", "NTH_VALUE($, 2)"])
      return Node(kind, "\(name) OVER (\(total)\(rowsFrame()))", column(kind))
    case 6:
      return windowed(" OVER (\(total)\(rowsFrame()))")
    case 7:
      let kinds = [Kind.integer, .date] + (dialect == .sqlite ? [] : [.decimal])
      let integers = scope.filter { kinds.contains($0.kind) && !$0.name.hasPrefix("w") }
      guard let key = integers.randomElement(using: &random) else { return windowed(" OVER ()") }
      let frame = random.pick([
        "RANGE BETWEEN 2 PRECEDING AND CURRENT ROW",
        "RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING",
        "RANGE BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING",
        "RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
      ])
      return windowed(" OVER (\(partition)ORDER BY \(key.name) \(direction()) \(frame))")
    default: return windowed(" OVER (\(random.oneIn(2) ? partial : partition))")
    }
  }

  private mutating func windowed(_ over: String) -> Node {
    let kind = random.pick([Kind.integer, .integer, .float, .decimal, .text, .date, .ratio])
    var call = aggregateCall(kind)
    if call.sql.contains("DISTINCT") || call.sql.contains(" ORDER BY ") {
      call = Node(.integer, "COUNT(*)")
    }
    let pattern = call.words
    var words = pattern
    words[words.count - 1] += over
    return Node(call.kind, words, call.operands)
  }

  private mutating func rowsFrame() -> String {
    random.pick([
      "", " ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
      " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW", " ROWS 2 PRECEDING",
      " ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING", " ROWS BETWEEN 3 PRECEDING AND 2 PRECEDING",
      " RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
      " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
    ])
  }
}
