/// Random queries over given tables. Whatever it writes should bind; what an engine may order or
/// pick as it likes (a LIMIT without a total order, the first of a group) it does not write.
struct Generator {
  var random: SeededRandom
  let tables: [RandomTables.Table]
  /// Of the innermost query last: columns that an expression may name.
  var scopes: [[NamedColumn]] = []
  private var nameCount = 0
  var subqueryDepth = 0
  /// ON takes none.
  var subqueriesAllowed = true
  /// Whether expressions may name columns of the second innermost scope.
  var seesOuter = false

  init(seed: UInt64, tables: [RandomTables.Table]) {
    random = SeededRandom(seed: seed)
    self.tables = tables
  }

  var scope: [NamedColumn] {
    get { scopes[scopes.count - 1] }
    set { scopes[scopes.count - 1] = newValue }
  }

  mutating func newName() -> String {
    nameCount += 1
    return "x\(nameCount)"
  }

  /// A whole query.
  mutating func query() -> QueryTree {
    let table = random.pick(tables)
    scopes.append(table.named)
    defer { scopes.removeLast() }
    var tree = QueryTree(source: table.name, stages: [])
    if random.oneIn(8) { addCommonTable(&tree) }
    for _ in 0...random.below(4) { addStage(&tree) }
    if random.oneIn(2) { tree.stages.append(totalOrder()) }
    if case .order? = tree.stages.last, random.oneIn(3) {
      tree.stages.append(.limit(random.below(8), skip: random.oneIn(3) ? random.below(4) : 0))
    }
    return tree
  }

  /// WITH, and the query reads from it.
  private mutating func addCommonTable(_ tree: inout QueryTree) {
    let (inner, columns) = renamed(stages: random.below(2))
    let name = newName()
    let text = random.oneIn(2) ? inner.pipes : inner.selects
    tree.with = "WITH \(name) AS (\(text)) "
    tree.source = name
    scope = columns
  }

  /// A query whose columns have fresh names, for joins and subqueries; its columns too.
  mutating func renamed(stages: Int) -> (QueryTree, [NamedColumn]) {
    let outer = seesOuter
    seesOuter = false
    defer { seesOuter = outer }
    // Two large tables make too many pairs.
    let table = random.pick(tables.filter { $0.rows.count < 100 })
    var columns: [NamedColumn] = []
    var items: [QueryTree.Item] = []
    for column in table.named where !random.oneIn(4) || items.isEmpty {
      let name = newName()
      items.append(.init(node: column.node, name: name))
      columns.append(NamedColumn(name: name, kind: column.kind))
    }
    var tree = QueryTree(source: table.name, stages: [.select(items)])
    scopes.append(columns)
    for _ in 0..<stages { addStage(&tree, allowsJoin: false) }
    columns = scopes.removeLast()
    return (tree, columns)
  }

  mutating func addStage(_ tree: inout QueryTree, allowsJoin: Bool = true) {
    switch random.below(allowsJoin ? 20 : 9) {
    case 0...2: tree.stages.append(.filter(expression(.bool, 3)))
    case 3: extend(&tree)
    case 4: select(&tree)
    case 5, 6: aggregate(&tree)
    case 7: tree.stages.append(random.oneIn(2) ? .distinct : totalOrder())
    case 8: windows(&tree)
    case 9...12: join(&tree)
    case 13: union(&tree)
    case 14: tree.stages.append(.qualify(windowCondition()))
    case 15: set(&tree)
    case 16: rename(&tree)
    case 17: joinUsing(&tree)
    default: extend(&tree)
    }
  }

  private mutating func items(_ count: Int) -> ([QueryTree.Item], [NamedColumn]) {
    var items: [QueryTree.Item] = []
    var columns: [NamedColumn] = []
    for _ in 0..<count {
      let kind = random.pick(Kind.plain)
      let name = newName()
      items.append(.init(node: expression(kind, 3), name: name))
      columns.append(NamedColumn(name: name, kind: kind))
    }
    return (items, columns)
  }

  private mutating func extend(_ tree: inout QueryTree) {
    let (items, columns) = items(1 + random.below(2))
    tree.stages.append(.extend(items))
    scope += columns
  }

  private mutating func select(_ tree: inout QueryTree) {
    var (items, columns) = items(1 + random.below(3))
    for column in scope where random.oneIn(2) {
      items.append(.init(node: column.node, name: column.name))
      columns.append(column)
    }
    tree.stages.append(.select(items))
    scope = columns
  }

  private mutating func set(_ tree: inout QueryTree) {
    let index = random.below(scope.count)
    let old = scope[index]
    guard old.kind != .ratio else { return }
    let kind = random.oneIn(2) ? old.kind : random.pick(Kind.plain)
    tree.stages.append(.set(.init(node: expression(kind, 2), name: old.name)))
    scope[index] = NamedColumn(name: old.name, kind: kind)
  }

  private mutating func rename(_ tree: inout QueryTree) {
    let index = random.below(scope.count)
    let old = scope.remove(at: index)
    if random.oneIn(2), !scope.isEmpty {
      tree.stages.append(.drop(old.name))
    } else {
      let new = NamedColumn(name: newName(), kind: old.kind)
      tree.stages.append(.rename(old.name, to: new.name))
      scope.append(new)
    }
  }

  /// The right side's key takes the name of the left side's.
  private mutating func joinUsing(_ tree: inout QueryTree) {
    var (right, columns) = renamed(stages: random.below(2))
    let left = scope
    let pairs = left.flatMap { mine in
      columns.filter { $0.kind == mine.kind && mine.kind != .ratio }.map { (mine, $0) }
    }
    guard let pair = pairs.randomElement(using: &random) else { return }
    right.stages.append(.rename(pair.1.name, to: pair.0.name))
    columns.removeAll { $0.name == pair.1.name }
    let words = random.pick(["", "LEFT", "RIGHT", "FULL", "SEMI", "ANTI"])
    tree.stages.append(
      .join(
        .init(
          words: words, alias: newName(), right: right, condition: nil, key: pair.0.name)))
    if words != "SEMI", words != "ANTI" { scope += columns }
  }

  /// By every column, so that rows of equal rank are equal rows.
  mutating func totalOrder() -> QueryTree.Stage {
    var rest = scope
    rest.shuffle(using: &random)
    return .order(
      .init(keys: rest.map { column in .init(node: column.node, suffix: direction()) }))
  }

  mutating func direction() -> String {
    let order = random.oneIn(2) ? "ASC" : "DESC"
    switch random.below(4) {
    case 0: return "\(order) NULLS FIRST"
    case 1: return "\(order) NULLS LAST"
    default: return order
    }
  }

  private mutating func join(_ tree: inout QueryTree) {
    let (right, columns) = renamed(stages: random.oneIn(2) ? random.below(3) : 0)
    let words = random.pick(["", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "SEMI", "ANTI"])
    var condition: Node?
    if words != "CROSS" {
      let left = scope
      scopes.append(left + columns)
      subqueriesAllowed = false
      condition = joinCondition(left, columns)
      subqueriesAllowed = true
      scopes.removeLast()
    }
    tree.stages.append(
      .join(
        .init(words: words, alias: newName(), right: right, condition: condition, key: nil)))
    if words != "SEMI", words != "ANTI" { scope += columns }
  }

  private mutating func joinCondition(_ left: [NamedColumn], _ right: [NamedColumn]) -> Node {
    let pairs = left.flatMap { mine in
      right.filter { $0.kind == mine.kind && mine.kind != .ratio }.map { (mine, $0) }
    }
    guard !pairs.isEmpty, !random.oneIn(8) else { return expression(.bool, 2) }
    let pair = random.pick(pairs)
    let op = random.oneIn(6) ? random.pick(["<", "<=", "<>", "IS NOT DISTINCT FROM"]) : "="
    let first = Node(.bool, "($ \(op) $)", pair.0.node, pair.1.node)
    if random.oneIn(3) {
      let other = random.oneIn(2) ? expression(.bool, 2) : comparison(2)
      return Node(.bool, "($ \(random.oneIn(5) ? "OR" : "AND") $)", first, other)
    }
    return first
  }

  private mutating func union(_ tree: inout QueryTree) {
    let wanted = scope.map { $0.kind == .ratio ? Kind.decimal : $0.kind }
    let table = random.pick(tables)
    let outer = seesOuter
    seesOuter = false
    defer { seesOuter = outer }
    scopes.append(table.named)
    var other = QueryTree(source: table.name, stages: [])
    if random.oneIn(2) { other.stages.append(.filter(expression(.bool, 2))) }
    var items: [QueryTree.Item] = []
    for kind in wanted { items.append(.init(node: expression(kind, 1), name: newName())) }
    other.stages.append(.select(items))
    scopes.removeLast()
    tree.stages.append(.union(isAll: !random.oneIn(3), other))
    // A ratio beside a number stays a published ratio.
  }
}
