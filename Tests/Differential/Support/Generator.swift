import Engine

/// Random queries over given tables. Whatever it writes should bind; what an engine may order or
/// pick as it likes (a LIMIT without a total order, the first of a group) it does not write.
struct Generator {
  var random: SeededRandom
  let tables: [RandomTables.Table]
  let dialect: SQLDialect
  /// Before the number of each new name.
  let prefix: String
  /// Of the innermost query last: columns that an expression may name.
  var scopes: [[NamedColumn]] = []
  private var nameCount = 0
  var subqueryDepth = 0
  /// ON takes none.
  var subqueriesAllowed = true
  /// Whether expressions may name columns of the second innermost scope.
  var seesOuter = false
  /// Tables of WITH.
  var helpers: [RandomTables.Table] = []

  init(
    seed: UInt64, tables: [RandomTables.Table], dialect: SQLDialect, prefix: String = "x"
  ) {
    random = SeededRandom(seed: seed)
    self.tables = tables
    self.dialect = dialect
    self.prefix = prefix
  }

  /// What SQLite cannot say is asked of it rarely.
  mutating func isSayable() -> Bool { dialect != .sqlite || random.oneIn(40) }

  var scope: [NamedColumn] {
    get { scopes[scopes.count - 1] }
    set { scopes[scopes.count - 1] = newValue }
  }

  mutating func newName() -> String {
    nameCount += 1
    return "\(prefix)\(nameCount)"
  }

  /// A whole query.
  mutating func query() -> QueryTree {
    let table = random.pick(tables)
    scopes.append(table.named)
    defer { scopes.removeLast() }
    var tree = QueryTree(source: table.name, stages: [])
    if random.oneIn(20) { takeValues(&tree) }
    if random.oneIn(8) { addHelpers(&tree) }
    defer { helpers = [] }
    for _ in 0...random.below(4) { addStage(&tree) }
    if random.oneIn(2) { tree.stages.append(totalOrder()) }
    if case .order? = tree.stages.last, random.oneIn(3) {
      tree.stages.append(.limit(random.below(8), skip: random.oneIn(3) ? random.below(4) : 0))
    }
    return tree
  }

  /// A view over the tables, for later queries.
  mutating func view(_ name: String) -> RandomTables.Table {
    let (tree, columns) = renamed(stages: random.below(3))
    return RandomTables.Table(
      name: name, columns: [], rows: [], ratio: nil,
      query: random.oneIn(2) ? tree.pipes : tree.selects, named: columns)
  }

  private mutating func takeValues(_ tree: inout QueryTree) {
    let kinds = (0...random.below(3)).map { _ in random.pick(Kind.plain) }
    let columns = kinds.map { NamedColumn(name: newName(), kind: $0) }
    let rows = (0...random.below(4)).map { _ in
      "(\(kinds.map { constant($0).sql }.joined(separator: ", ")))"
    }
    let names = columns.map(\.name).joined(separator: ", ")
    tree.source = "(VALUES \(rows.joined(separator: ", "))) AS \(newName()) (\(names))"
    scope = columns
  }

  /// WITH: the query reads from it, or joins and subqueries do.
  private mutating func addHelpers(_ tree: inout QueryTree) {
    for _ in 0...random.below(2) {
      let (inner, columns) = renamed(stages: random.below(2))
      let name = newName()
      tree.helpers.append(.init(name: name, tree: inner, usesPipes: random.oneIn(2)))
      helpers.append(
        RandomTables.Table(name: name, columns: [], rows: [], ratio: nil, named: columns))
    }
    guard random.oneIn(2), let helper = helpers.last else { return }
    tree.source = helper.name
    scope = helper.named
  }

  /// A query whose columns have fresh names, for joins and subqueries; its columns too.
  mutating func renamed(stages: Int) -> (QueryTree, [NamedColumn]) {
    let outer = seesOuter
    seesOuter = false
    defer { seesOuter = outer }
    // Two large tables make too many pairs.
    let table = random.pick(tables.filter { $0.rows.count < 100 } + helpers)
    var columns: [NamedColumn] = []
    var items: [QueryTree.Item] = []
    for column in table.named where !random.oneIn(4) || items.isEmpty {
      let name = newName()
      items.append(.init(node: column.node, name: name))
      columns.append(
        NamedColumn(name: name, kind: column.kind, isPoolable: column.isPoolable))
    }
    var tree = QueryTree(source: table.name, stages: [.select(items)])
    scopes.append(columns)
    for _ in 0..<stages { addStage(&tree, allowsJoin: false) }
    columns = scopes.removeLast()
    return (tree, columns)
  }

  mutating func addStage(_ tree: inout QueryTree, allowsJoin: Bool = true) {
    switch random.below(allowsJoin ? 22 : 10) {
    case 0...2: tree.stages.append(.filter(expression(.bool, 3)))
    case 3: extend(&tree)
    case 4: select(&tree)
    case 5, 6: aggregate(&tree)
    case 7:
      if random.oneIn(2) { return tree.stages.append(totalOrder()) }
      tree.stages.append(.distinct)
      publishRatios()
    case 8: windows(&tree)
    case 9: random.oneIn(2) ? pivot(&tree) : unpivot(&tree)
    case 10...13: join(&tree)
    case 14, 15: setOperation(&tree)
    case 16: tree.stages.append(.qualify(windowCondition()))
    case 17: replace(&tree)
    case 18: rename(&tree)
    case 19: joinUsing(&tree)
    default: extend(&tree)
    }
  }

  mutating func publishRatios() {
    for index in scope.indices { scope[index].isPoolable = false }
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

  private mutating func replace(_ tree: inout QueryTree) {
    let index = random.below(scope.count)
    let old = scope[index]
    guard old.kind != .ratio else { return }
    let kind = random.oneIn(2) ? old.kind : random.pick(Kind.plain)
    tree.stages.append(.replace(.init(node: expression(kind, 2), name: old.name)))
    scope[index] = NamedColumn(name: old.name, kind: kind)
  }

  private mutating func rename(_ tree: inout QueryTree) {
    let index = random.below(scope.count)
    if scope.count == 1 { return }
    let old = scope.remove(at: index)
    if random.oneIn(2) {
      tree.stages.append(.drop(old.name))
    } else {
      let new = NamedColumn(name: newName(), kind: old.kind, isPoolable: old.isPoolable)
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
    if words == "SEMI" || words == "ANTI" { return }
    // The merged column comes first.
    scope = [pair.0] + scope.filter { $0.name != pair.0.name } + columns
  }

  /// By every column, so that rows of equal rank are equal rows.
  mutating func totalOrder() -> QueryTree.Stage {
    var rest = scope
    rest.shuffle(using: &random)
    var keys: [QueryTree.Key] = []
    if random.oneIn(8) {
      let kind = random.pick(Kind.plain)
      keys.append(
        .init(
          node: Node(kind, "COALESCE($, $)", column(kind), expression(kind, 1)),
          suffix: direction()))
    }
    keys += rest.map { column in .init(node: column.node, suffix: direction()) }
    return .order(.init(keys: keys))
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
    let op = random.oneIn(6) ? random.pick(["<", "<=", ">", "<>", "IS NOT DISTINCT FROM"]) : "="
    let first = Node(.bool, "($ \(op) $)", pair.0.node, pair.1.node)
    if random.oneIn(3) {
      let other = random.oneIn(2) ? expression(.bool, 2) : comparison(2)
      return Node(.bool, "($ \(random.oneIn(5) ? "OR" : "AND") $)", first, other)
    }
    return first
  }
}
