import Engine
import Language

/// ORDER BY inside an aggregate, and WITHIN GROUP.
extension ExpressionBinder {
  /// The call with the sort keys of its ORDER BY.
  func ordered(
    _ plain: AggregateCall, _ call: FunctionCall, _ inner: ExpressionBinder, _ span: SourceSpan
  ) throws(Diagnostic) -> AggregateCall {
    if call.orderBy.isEmpty { return plain }
    guard plain.function.takesOrder else { throw .orderInside(call.name, span) }
    var keys: [SortKey] = []
    for item in call.orderBy {
      let bound = try inner.bind(item.expression)
      keys.append(try binder.sortKey(item, bound.expression))
      if call.isDistinct, !bound.expression.isSame(as: plain.arguments[0]) {
        throw .distinctOrder(item.expression.span)
      }
    }
    return AggregateCall(
      function: plain.function, arguments: plain.arguments + keys.map(\.expression),
      order: keys.map {
        AggregateOrder(
          isDescending: $0.isDescending, nullsFirst: $0.nullsFirst, isVietnamese: $0.isVietnamese)
      }, isDistinct: plain.isDistinct, filter: plain.filter, type: plain.type,
      origin: plain.origin)
  }
}

extension FunctionCall {
  /// `f(…) WITHIN GROUP (ORDER BY x)` as the call that it stands for: a quantile of x, or texts in
  /// that order.
  func withoutGroupOrder() throws(Diagnostic) -> FunctionCall {
    guard let key = withinGroup.first else { return self }
    switch FunctionRegistry.aggregate(named: name.name)?.name {
    case "STRING_AGG" where orderBy.isEmpty:
      return with(arguments, orderBy: withinGroup)
    case "QUANTILE" where arguments.count == 1 && withinGroup.count == 1:
      return with([key.expression, key.isDescending ? arguments[0].complement : arguments[0]])
    case "QUANTILE_DISC" where arguments.count == 1 && withinGroup.count == 1 && !key.isDescending:
      return with([key.expression, arguments[0]])
    default: throw .groupOrder(name)
    }
  }

  private func with(_ arguments: [Expression], orderBy: [OrderItem] = []) -> FunctionCall {
    FunctionCall(
      name: name, isStar: isStar, isDistinct: isDistinct, arguments: arguments, orderBy: orderBy,
      filter: filter, over: over)
  }
}

extension Expression {
  /// `1 - self`: the share counted from the other end.
  fileprivate var complement: Expression {
    Expression(
      .binary(.subtract, Expression(.literal(.integer(1)), span: span), self), span: span)
  }
}
