// Stages that put rows under each other, or turn them.
extension Generator {
  mutating func setOperation(_ tree: inout QueryTree) {
    let verb = random.pick(["UNION", "UNION", "INTERSECT", "EXCEPT"])
    let quantifier = random.pick([" ALL", " ALL", " DISTINCT", ""])
    let isByName = random.oneIn(4)
    let keepsParts = verb == "UNION" && quantifier == " ALL"
    let table = random.pick(tables + helpers)
    let outer = seesOuter
    seesOuter = false
    scopes.append(table.named)
    var other = QueryTree(source: table.name, stages: [])
    if random.oneIn(2) { other.stages.append(.filter(expression(.bool, 2))) }
    let left = scopes[scopes.count - 2]
    var items = left.map { operand(for: $0, name: isByName ? $0.name : newName(), keepsParts) }
    let arePoolable = items.map(\.node.isPoolable)
    if isByName { items.shuffle(using: &random) }
    other.stages.append(.select(items))
    scopes.removeLast()
    seesOuter = outer
    tree.stages.append(.set("\(verb)\(quantifier)\(isByName ? " BY NAME" : "")", other))
    for index in scope.indices {
      scope[index].isPoolable = scope[index].isPoolable && keepsParts && arePoolable[index]
    }
  }

  /// Often the same column, so that rows can meet.
  private mutating func operand(
    for column: NamedColumn, name: String, _ keepsParts: Bool
  ) -> QueryTree.Item {
    if column.kind == .ratio {
      let ratios = scope.filter { $0.kind == .ratio }
      if let ratio = ratios.randomElement(using: &random) {
        return .init(node: ratio.node, name: name)
      }
      return .init(node: expression(.decimal, 1), name: name)
    }
    if let same = scope.first(where: { $0.name == column.name }), !random.oneIn(4) {
      return .init(node: same.node, name: name)
    }
    return .init(node: expression(column.kind, 1), name: name)
  }

  /// A SELECT before it decides what is grouped by.
  mutating func pivot(_ tree: inout QueryTree) {
    let turned = scope.filter { [.text, .integer, .bool].contains($0.kind) }
    guard let by = turned.randomElement(using: &random) else { return }
    let others = scope.filter { $0.name != by.name }
    guard let value = others.randomElement(using: &random) else { return }
    let keys = others.filter { $0.name != value.name && $0.kind != .ratio && random.oneIn(3) }
    tree.stages.append(
      .select((keys + [by, value]).map { .init(node: $0.node, name: $0.name) }))
    let (call, kind) = turnedCall(value)
    var texts: [String] = []
    var columns = keys
    for constant in Set((0...random.below(3)).map { _ in literal(by.kind) }).sorted() {
      let name = newName()
      texts.append("\(constant) AS \(name)")
      columns.append(NamedColumn(name: name, kind: kind, isPoolable: call.hasPrefix("RATE")))
    }
    tree.stages.append(
      .turn("PIVOT", "\(call) FOR \(by.name) IN (\(texts.joined(separator: ", ")))"))
    scope = columns
  }

  private mutating func turnedCall(_ value: NamedColumn) -> (String, Kind) {
    switch value.kind {
    case .ratio where value.isPoolable: return ("RATE(\(value.name))", .ratio)
    case .integer where random.oneIn(2): return ("SUM(\(value.name))", .integer)
    case .ratio, .text, .date, .timestamp, .decimal, .float:
      if random.oneIn(3) { return ("COUNT(\(value.name))", .integer) }
      return ("\(random.pick(["MIN", "MAX"]))(\(value.name))", value.kind)
    default: return ("COUNT(\(value.name))", .integer)
    }
  }

  private mutating func literal(_ kind: Kind) -> String {
    switch kind {
    case .integer: return "\(random.below(6))"
    case .bool: return random.pick(["TRUE", "FALSE"])
    default: return random.pick(["'a'", "'ab'", "'Hà Nội'", "''", "'Z'"])
    }
  }

  mutating func unpivot(_ tree: inout QueryTree) {
    let kind = random.pick([Kind.integer, .text, .date, .decimal, .ratio])
    let turned = scope.filter { $0.kind == kind && !random.oneIn(4) }
    guard turned.count > 1 else { return }
    let names = turned.map(\.name)
    let keys = scope.filter { !names.contains($0.name) }
    let (value, label) = (newName(), newName())
    let list = names.map { random.oneIn(3) ? "\($0) AS 'col \($0)'" : $0 }
    tree.stages.append(
      .turn("UNPIVOT", "\(value) FOR \(label) IN (\(list.joined(separator: ", ")))"))
    scope =
      keys + [NamedColumn(name: value, kind: kind), NamedColumn(name: label, kind: .text)]
  }
}
