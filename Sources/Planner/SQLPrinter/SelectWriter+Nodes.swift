import Engine
import Language

// Nodes of one input: each is merged into the block below where that says the same.
extension SelectWriter {
  func filtered(
    _ input: SelectBlock, _ condition: BoundExpression
  ) throws(Diagnostic) -> SelectBlock {
    var block = input.isRows ? input : wrapped(input)
    let texts = block.texts
    for term in condition.conjuncts { block.conditions.append(try printer.text(term, texts)) }
    return block
  }

  func projected(
    _ input: SelectBlock, _ computed: [Computed]
  ) throws(Diagnostic) -> SelectBlock {
    let picks = computed.allSatisfy { if case .column = $0.expression { true } else { false } }
    // Fewer columns would make fewer rows distinct.
    let aggregates = ColumnSet(
      computed.filter { !$0.expression.columnIDs.isDisjoint(with: input.aggregates) }
        .map(\.column.id))
    let keepsBlock =
      !input.isDistinct && (picks || !input.isComputed) && input.isStillGrouped(aggregates)
    var block = keepsBlock ? input : wrapped(input)
    let texts = block.texts
    var items: [(ColumnID, String)] = []
    for item in computed {
      items.append((item.column.id, try printer.text(item.expression, texts)))
    }
    block.items = items
    if keepsBlock { block.aggregates = aggregates }
    if !picks { block.isComputed = true }
    let constants = block.constants
    block.constants = ColumnSet(
      computed.filter { $0.expression.columnIDs.isSubset(of: constants) }.map(\.column.id))
    return block
  }

  func grouped(
    _ input: SelectBlock, _ keys: [Computed], _ aggregates: [ComputedAggregate]
  ) throws(Diagnostic) -> SelectBlock {
    let hasConstantKey = keys.contains { $0.expression.columnIDs.isSubset(of: input.constants) }
    if hasConstantKey { return try groupedByColumns(input, keys, aggregates) }
    let keepsBlock =
      input.groupBy == nil && !input.isWindowed && !input.isLimited && !input.isDistinct
    var block = keepsBlock ? input : wrapped(input)
    let texts = block.texts
    var items: [(ColumnID, String)] = []
    for key in keys { items.append((key.column.id, try printer.text(key.expression, texts))) }
    block.order = []
    block.groupBy = items.isEmpty || aggregates.isEmpty ? nil : items.map(\.1)
    for item in aggregates {
      items.append((item.column.id, try printer.text(item.call, texts)))
    }
    block.isDistinct = aggregates.isEmpty && !keys.isEmpty
    block.items = items
    block.constants = []
    block.aggregates = ColumnSet(aggregates.map(\.column.id))
    if keys.isEmpty { block.groupBy = [] }
    if keys.isEmpty && aggregates.isEmpty { return SelectBlock(items: [], from: []) }
    return block
  }

  /// The keys as columns of a derived table first.
  private func groupedByColumns(
    _ input: SelectBlock, _ keys: [Computed], _ aggregates: [ComputedAggregate]
  ) throws(Diagnostic) -> SelectBlock {
    var block = input.isRows ? input : wrapped(input)
    let texts = block.texts
    for key in keys where texts[key.column.id] == nil {
      block.items.append((key.column.id, try printer.text(key.expression, texts)))
    }
    block.order = []
    block.constants = []
    let columns = keys.map { Computed(id: $0.column.id, $0.column.reference) }
    return try grouped(wrapped(block), columns, aggregates)
  }

  func windowed(
    _ input: SelectBlock, _ windows: [ComputedWindow]
  ) throws(Diagnostic) -> SelectBlock {
    // A FILTER holds no aggregates.
    let isFiltered = input.groupBy != nil && windows.contains { $0.call.filter != nil }
    let keepsBlock =
      !input.isWindowed && !input.isLimited && !input.isDistinct && !input.isComputed
      && !isFiltered
    var block = keepsBlock ? input : wrapped(input)
    let texts = block.texts
    for window in windows {
      block.items.append((window.column.id, try printer.text(window, texts)))
    }
    block.isWindowed = true
    return block
  }

  func sorted(_ input: SelectBlock, _ keys: [SortKey]) throws(Diagnostic) -> SelectBlock {
    let keepsBlock = !input.isLimited && !input.isDistinct
    var block = keepsBlock ? input : wrapped(input)
    let constants = block.constants
    block.order = try printer.order(
      keys.filter { !$0.expression.columnIDs.isSubset(of: constants) }, block.texts)
    return block
  }
}

// Joins.
extension SelectWriter {
  func joined(_ join: LogicalJoin) throws(Diagnostic) -> SelectBlock {
    if join.kind == .semi || join.kind == .anti { return try semiJoined(join) }
    if dialect == .postgres, join.kind == .full, !join.hasEquality {
      return try block(join.asUnion)
    }
    var left = try block(join.left)
    // SQLite loses rows of a full join behind an inner join that matches nothing.
    let isLossy = dialect == .sqlite && (join.kind == .full || join.kind == .right)
    if !left.isBare || left.isJoin && isLossy { left = wrapped(left) }
    var right = try block(join.right)
    if !right.isBare || right.from.isEmpty || right.isJoin { right = wrapped(right) }
    if left.from.isEmpty { left = wrapped(left) }
    var joined = SelectBlock(items: left.items + right.items, from: left.from)
    joined.isJoin = true
    // Subqueries in a condition become joins too, and a condition keeps the order.
    if join.kind == .inner || join.kind == .left { joined.order = left.order }
    let texts = joined.texts
    var tail = ""
    let words: String
    if let condition = join.condition {
      words = "\(join.kind.words) JOIN"
      tail = " ON \(try printer.text(condition, texts))"
    } else {
      words = join.kind == .inner ? "CROSS JOIN" : "\(join.kind.words) JOIN"
      if join.kind != .inner { tail = " ON TRUE" }
    }
    joined.from += ["\(words) \(right.from[0])"] + right.from.dropFirst()
    joined.from[joined.from.count - 1] += tail
    return joined
  }

  private func semiJoined(_ join: LogicalJoin) throws(Diagnostic) -> SelectBlock {
    var left = try block(join.left)
    if !left.isRows { left = wrapped(left) }
    var right = try block(join.right)
    if !right.isRows { right = wrapped(right) }
    right.order = []
    let texts = left.texts.merging(right.texts) { mine, _ in mine }
    for term in join.condition?.conjuncts ?? [] {
      right.conditions.append(try printer.text(term, texts))
    }
    right.isDistinct = false
    let lines = right.lines([("1", "one")], dialect)
    let exists = join.kind == .semi ? "EXISTS" : "NOT EXISTS"
    left.conditions.append("\(exists) (\(lines.joined(separator: " ")))")
    return left
  }
}

extension JoinPlan.Kind {
  var words: String {
    switch self {
    case .inner: "INNER"
    case .left: "LEFT"
    case .right: "RIGHT"
    case .full: "FULL"
    case .semi: "LEFT SEMI"
    case .anti: "LEFT ANTI"
    }
  }
}

extension LogicalJoin {
  /// Whether a term compares a side with the other by `=`, or there is no condition at all.
  fileprivate var hasEquality: Bool {
    guard let condition else { return true }
    let mine = ColumnSet(left.columns.map(\.id))
    let theirs = ColumnSet(right.columns.map(\.id))
    return condition.conjuncts.contains { term in
      guard case .compare(.equal, let a, let b) = term else { return false }
      let sides = (a.columnIDs, b.columnIDs)
      if sides.0.isEmpty || sides.1.isEmpty { return false }
      return sides.0.isSubset(of: mine) && sides.1.isSubset(of: theirs)
        || sides.0.isSubset(of: theirs) && sides.1.isSubset(of: mine)
    }
  }

  /// A full join for an engine that takes equalities only: a left join, and the rows of the right
  /// side that meet none.
  fileprivate var asUnion: LogicalPlan {
    let outer = LogicalPlan.join(
      LogicalJoin(kind: .left, left: left, right: right, condition: condition))
    let rest = LogicalPlan.join(
      LogicalJoin(kind: .anti, left: right, right: left, condition: condition))
    let nulls = left.columns.map { Computed(id: $0.id, .constant(.null, $0.type)) }
    let own = right.columns.map { Computed(id: $0.id, $0.reference) }
    return .unionAll([outer, .project(rest, nulls + own)], columns: outer.columns)
  }
}
