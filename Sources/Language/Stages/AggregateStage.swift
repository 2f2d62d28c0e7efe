/// `|> AGGREGATE aggregate, … [GROUP [AND ORDER] BY key, …]`
public struct AggregateStage: Sendable {
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
