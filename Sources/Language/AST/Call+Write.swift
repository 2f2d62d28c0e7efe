extension FunctionCall {
  func write(into sql: inout SQLText) {
    sql.word(SQLText.function(name.name))
    sql.parenthesized(glued: true) {
      if isStar { $0.word("*") }
      if isDistinct { $0.keywords(.distinct) }
      $0.list(arguments)
      orderBy.write(into: &$0)
    }
    if !withinGroup.isEmpty {
      sql.keywords(.within, .group)
      sql.parenthesized { withinGroup.write(into: &$0) }
    }
    if let filter {
      sql.keywords(.filter)
      sql.parenthesized {
        $0.keywords(.where)
        filter.write(into: &$0)
      }
    }
    if let over {
      sql.keywords(.over)
      sql.parenthesized { over.write(into: &$0) }
    }
  }
}

extension WindowSpecification {
  func write(into sql: inout SQLText) {
    if !partitionBy.isEmpty {
      sql.keywords(.partition, .by)
      sql.list(partitionBy)
    }
    orderBy.write(into: &sql)
    guard let frame else { return }
    sql.keywords(frame.isRange ? .range : .rows, .between)
    frame.start.write(into: &sql)
    sql.keywords(.and)
    frame.end.write(into: &sql)
  }
}

extension WindowFrame.Bound {
  func write(into sql: inout SQLText) {
    switch self {
    case .unboundedPreceding: sql.keywords(.unbounded, .preceding)
    case .unboundedFollowing: sql.keywords(.unbounded, .following)
    case .currentRow: sql.keywords(.current, .row)
    case .preceding(let distance):
      distance.write(into: &sql)
      sql.keywords(.preceding)
    case .following(let distance):
      distance.write(into: &sql)
      sql.keywords(.following)
    }
  }
}

extension [OrderItem] {
  /// ` ORDER BY …`; nothing where there are no items.
  func write(into sql: inout SQLText) {
    guard !isEmpty else { return }
    sql.keywords(.order, .by)
    sql.list(self) { $1.write(into: &$0) }
  }
}

extension OrderItem {
  func write(into sql: inout SQLText) {
    expression.write(into: &sql)
    if let collation {
      sql.keywords(.collate)
      sql.name(collation)
    }
    if isDescending { sql.keywords(.desc) }
    nulls?.write(into: &sql)
  }
}

extension OrderItem.Nulls {
  func write(into sql: inout SQLText) {
    sql.keywords(.nulls, self == .first ? .first : .last)
  }
}
