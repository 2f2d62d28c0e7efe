/// `|> AGGREGATE aggregate, … [GROUP [AND ORDER] BY key, …]`
public struct AggregateStage: Sendable {
  public static let help = StageHelp(
    "AGGREGATE aggregate [AS name], … [GROUP [AND ORDER] BY key, …]",
    "One row a group; without GROUP BY one row.")
  public let aggregates: [AggregateItem]
  public let keys: [AggregateKey]
  public let hasGroupBy: Bool
  public let isOrdered: Bool
  public let span: SourceSpan
}

/// An aggregate or a key with its alias and its order suffix.
public struct AggregateItem: Sendable {
  public let expression: Expression
  public let alias: Identifier?
  public let order: OrderSuffix?

  public init(_ expression: Expression, alias: Identifier?, order: OrderSuffix?) {
    self.expression = expression
    self.alias = alias
    self.order = order
  }
}

public struct OrderSuffix: Sendable {
  /// nil where only NULLS FIRST or NULLS LAST stands.
  public let isDescending: Bool?
  public let nulls: OrderItem.Nulls?

  public init(isDescending: Bool?, nulls: OrderItem.Nulls?) {
    self.isDescending = isDescending
    self.nulls = nulls
  }
}

public enum AggregateKey: Sendable {
  case item(AggregateItem)
  /// `()`, ROLLUP, CUBE, GROUPING SETS.
  case set(GroupItem)
}

extension AggregateStage {
  init(_ parser: inout Parser) throws(Diagnostic) {
    let start = parser.position
    try parser.expect(.aggregate)
    let isBare = parser.token.keyword == .group || parser.token.endsStage
    aggregates = isBare ? [] : try parser.list(AggregateItem.init(_:))
    hasGroupBy = parser.accept(.group)
    if hasGroupBy {
      isOrdered = parser.accept(.and)
      if isOrdered { try parser.expect(.order) }
      try parser.expect(.by)
      keys = try parser.list(AggregateKey.init(_:))
    } else {
      isOrdered = false
      keys = []
    }
    if aggregates.isEmpty, keys.isEmpty {
      throw parser.unexpected("an aggregate such as COUNT(*), or GROUP BY")
    }
    span = parser.span(from: start)
  }

  func write(into sql: inout SQLText) {
    sql.keywords(.aggregate)
    sql.list(aggregates) { $1.write(into: &$0) }
    guard hasGroupBy else { return }
    sql.keywords(.group)
    if isOrdered { sql.keywords(.and, .order) }
    sql.keywords(.by)
    sql.list(keys) { sql, key in
      switch key {
      case .item(let item): item.write(into: &sql)
      case .set(let set): set.write(into: &sql)
      }
    }
  }
}

extension AggregateItem {
  /// `expr [[AS] name] [ASC|DESC] [NULLS FIRST|LAST]`
  init(_ parser: inout Parser) throws(Diagnostic) {
    expression = try parser.expression()
    alias = try parser.optionalAlias()
    order = try OrderSuffix(&parser)
  }

  func write(into sql: inout SQLText) {
    expression.write(into: &sql)
    sql.alias(alias)
    if let isDescending = order?.isDescending { sql.keywords(isDescending ? .desc : .asc) }
    order?.nulls?.write(into: &sql)
  }
}

extension OrderSuffix {
  init?(_ parser: inout Parser) throws(Diagnostic) {
    let descends = parser.accept(.desc)
    isDescending = descends ? true : parser.accept(.asc) ? false : nil
    nulls = try parser.optionalNulls()
    if isDescending == nil, nulls == nil { return nil }
  }
}

extension AggregateKey {
  init(_ parser: inout Parser) throws(Diagnostic) {
    if parser.token.keyword == .all { throw .groupByAllInStage(parser.token.span) }
    if let set = try GroupItem(set: &parser) {
      self = .set(set)
      return
    }
    let item = try AggregateItem(&parser)
    try item.expression.refuseOrdinal(in: "GROUP BY")
    self = .item(item)
  }
}
