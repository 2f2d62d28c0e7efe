extension Generator {
  mutating func comparison(_ depth: Int) -> Node {
    let kind = random.pick([
      Kind.integer, .integer, .float, .decimal, .text, .date, .timestamp, .ratio,
    ])
    let op = random.pick([
      "=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM",
    ])
    let other = kind == .ratio ? Kind.decimal : kind
    return Node(.bool, "($ \(op) $)", expression(kind, depth), expression(other, depth))
  }

  mutating func bool(_ depth: Int) -> Node {
    switch random.below(16) {
    case 0...3: return comparison(depth)
    case 4, 5:
      let op = random.pick(["AND", "OR"])
      return Node(.bool, "($ \(op) $)", expression(.bool, depth), expression(.bool, depth))
    case 6: return Node(.bool, "(NOT $)", expression(.bool, depth))
    case 7:
      let not = random.oneIn(2) ? "NOT " : ""
      return Node(.bool, "($ IS \(not)NULL)", expression(random.pick(Kind.plain), depth))
    case 8: return inList(depth)
    case 9:
      let kind = random.pick([Kind.integer, .decimal, .text, .date])
      let not = random.oneIn(3) ? "NOT " : ""
      return Node(
        .bool, "($ \(not)BETWEEN $ AND $)", expression(kind, depth), expression(kind, 1),
        expression(kind, 1))
    case 10: return like(depth)
    case 11:
      let test = random.pick(["TRUE", "FALSE", "UNKNOWN", "NOT TRUE", "NOT FALSE", "NOT UNKNOWN"])
      return Node(.bool, "($ IS \(test))", expression(.bool, depth))
    case 12:
      let name = random.pick(["STARTS_WITH", "ENDS_WITH", "CONTAINS"])
      return Node(.bool, "\(name)($, $)", expression(.text, depth), expression(.text, 1))
    case 13: return Node(.bool, "CAST($ AS BOOL)", expression(.integer, depth))
    default: return subqueryCondition(depth) ?? comparison(depth)
    }
  }

  private mutating func inList(_ depth: Int) -> Node {
    let kind = random.pick([Kind.integer, .text, .date, .decimal])
    let not = random.oneIn(3) ? "NOT " : ""
    let last = random.oneIn(3) ? Node(kind, "NULL") : expression(kind, 1)
    return Node(
      .bool, "($ \(not)IN ($, $, $))", expression(kind, depth), constant(kind), constant(kind),
      last)
  }

  private mutating func like(_ depth: Int) -> Node {
    let not = random.oneIn(3) ? "NOT " : ""
    let word = isSayable() && random.oneIn(4) ? "ILIKE" : "LIKE"
    if random.oneIn(6) {
      return Node(.bool, "($ \(not)\(word) $)", expression(.text, depth), column(.text))
    }
    let pattern = random.pick([
      "'a%'", "'%a%'", "'_'", "'%'", "''", "'%_N%'", "'Đ%'", "'100!%' ESCAPE '!'",
      "'a!_b' ESCAPE '!'",
      "'[a]'", "'a*%'", "'%\\%%'", "'__ %'",
    ])
    return Node(.bool, "($ \(not)\(word) \(pattern))", expression(.text, depth))
  }

  /// EXISTS and IN with a query, correlated now and then.
  private mutating func subqueryCondition(_ depth: Int) -> Node? {
    guard subqueriesAllowed, subqueryDepth < 2 else { return nil }
    subqueryDepth += 1
    defer { subqueryDepth -= 1 }
    let not = random.oneIn(3) ? "NOT " : ""
    var (tree, columns) = renamed(stages: random.below(2))
    if random.oneIn(2) { addCondition(&tree, columns) }
    let usesPipes = random.oneIn(2)
    if random.oneIn(2) {
      return Node(.bool, "(\(not)EXISTS (\(usesPipes ? tree.pipes : tree.selects)))")
    }
    guard let value = columns.filter({ $0.kind != .ratio }).randomElement(using: &random) else {
      return nil
    }
    tree.stages.append(.select([.init(node: value.node, name: value.name)]))
    return Node(
      .bool, "($ \(not)IN (\(usesPipes ? tree.pipes : tree.selects)))",
      expression(value.kind, depth))
  }

  /// A condition that may read columns of the query around.
  private mutating func addCondition(_ tree: inout QueryTree, _ columns: [NamedColumn]) {
    let outer = seesOuter
    seesOuter = true
    scopes.append(columns)
    defer {
      scopes.removeLast()
      seesOuter = outer
    }
    tree.stages.append(.filter(expression(.bool, 2)))
  }

  mutating func scalarQuery(_ kind: Kind) -> Node? {
    guard subqueryDepth < 2, kind != .ratio else { return nil }
    subqueryDepth += 1
    defer { subqueryDepth -= 1 }
    var (tree, columns) = renamed(stages: 0)
    if random.oneIn(2) { addCondition(&tree, columns) }
    let outer = seesOuter
    seesOuter = true
    defer { seesOuter = outer }
    scopes.append(columns)
    let call = bareAggregate(kind)
    if random.oneIn(4) {
      // The first row of a total order.
      tree.stages.append(totalOrder())
      tree.stages.append(.limit(1, skip: random.below(2)))
      tree.stages.append(.select([.init(node: column(kind), name: newName())]))
      scopes.removeLast()
      return Node(kind, "(\(random.oneIn(2) ? tree.pipes : tree.selects))")
    }
    scopes.removeLast()
    tree.stages.append(.aggregate([.init(node: call, name: newName())], keys: []))
    return Node(call.kind, "(\(random.oneIn(2) ? tree.pipes : tree.selects))")
  }
}
