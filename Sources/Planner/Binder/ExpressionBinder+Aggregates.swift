import Engine
import Language

extension ExpressionBinder {
  /// The aggregate that `call` names; nil where it names none.
  func aggregateCall(
    _ written: FunctionCall, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression? {
    let call = try written.withoutGroupOrder()
    if nameKey(call.name.name) == "grouping" { return try grouping(call, span) }
    let isRate = nameKey(call.name.name) == "rate"
    let function = FunctionRegistry.aggregate(named: call.name.name)
    guard isRate || function != nil else { return nil }
    guard let collector = place.aggregates else {
      throw .misplacedAggregate(call.name, place.clause, span)
    }
    let inner = ExpressionBinder(
      binder: binder, scope: place.input ?? scope,
      place: .early("an aggregate", collector.inputSide))
    let filter = try call.filter.map { filter throws(Diagnostic) in
      try binder.boolean(try inner.bind(filter), of: "FILTER")
    }
    var arguments: [TypedExpression] = []
    for argument in call.arguments { arguments.append(try inner.bind(argument)) }
    if isRate {
      if !call.orderBy.isEmpty { throw .orderInside(call.name, span) }
      let sums = try rateSums(call, arguments, filter, span)
      let columns = RatioParts(
        numerator: collector.add(sums.numerator, binder),
        denominator: collector.add(sums.denominator, binder))
      return TypedExpression(columns.quotient(sums.numerator.origin), parts: columns, span: span)
    }
    let plain = try aggregate(function!, call, arguments, filter, span)
    let aggregate = try ordered(plain, call, inner, span)
    return TypedExpression(collector.add(aggregate, binder).reference, span: span)
  }

  /// `GROUPING(key)`: 1 in rows whose grouping set leaves the key out, else 0.
  private func grouping(
    _ call: FunctionCall, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    guard let collector = place.aggregates else {
      throw .misplacedAggregate(call.name, place.clause, span)
    }
    guard call.arguments.count == 1 else {
      throw .argumentCount(call.name, given: call.arguments.count, span)
    }
    let inner = ExpressionBinder(binder: binder, scope: scope, place: .rows("GROUPING"))
    guard let flag = collector.groupingFlag(try inner.bind(call.arguments[0]).expression) else {
      throw .notAGroupingKey(call.arguments[0].span)
    }
    return TypedExpression(flag.reference, span: span)
  }

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

  func aggregate(
    _ function: AggregateFunction, _ call: FunctionCall, _ arguments: [TypedExpression],
    _ filter: BoundExpression?, _ span: SourceSpan
  ) throws(Diagnostic) -> AggregateCall {
    if call.isStar, function.name != "COUNT" {
      throw .aggregateArguments(call.name, [], function.signatureHelp, span)
    }
    if !function.acceptsRatio, let rate = arguments.first, rate.type == .ratio {
      throw .ratioAggregate(
        call, rate, isPoolable: rate.parts != nil, whole: span, in: binder.source)
    }
    let types = arguments.map { $0.type == .null ? DataType.int64 : $0.type }
    guard let resolution = function.resolve(types) else {
      throw .aggregateArguments(call.name, types, function.signatureHelp, span)
    }
    var bound: [BoundExpression] = []
    for (argument, type) in zip(arguments, resolution.arguments) {
      bound.append(try binder.coerced(argument, to: type))
    }
    return AggregateCall(
      function: function, arguments: bound, isDistinct: call.isDistinct, filter: filter,
      type: resolution.result, origin: binder.origin(span))
  }

  /// `RATE(ratio)` and `RATE(numerator, denominator)`: two sums over the rows that have both parts,
  /// whose quotient pools again.
  func rateSums(
    _ call: FunctionCall, _ arguments: [TypedExpression], _ filter: BoundExpression?,
    _ span: SourceSpan
  ) throws(Diagnostic) -> (numerator: AggregateCall, denominator: AggregateCall) {
    if call.isDistinct { throw .distinctRate(span) }
    let parts = try rateParts(call, arguments, span)
    binder.pools(parts.numerator.columnIDs.union(parts.denominator.columnIDs), at: span)
    let zero = BoundExpression.constant(.int64(0), .int64)
    var counted: [BoundExpression] = [
      .not(.isNull(parts.numerator)), .compare(.notEqual, parts.denominator, zero),
    ]
    if let filter { counted.append(filter) }
    let condition = BoundExpression.all(counted)
    let origin = binder.origin(span)
    func sum(_ part: BoundExpression) -> AggregateCall {
      let function = FunctionRegistry.aggregate(named: "SUM")!
      return AggregateCall(
        function: function, arguments: [part], filter: condition,
        type: function.resolve([part.type])!.result, origin: origin)
    }
    return (sum(parts.numerator), sum(parts.denominator))
  }

  private func rateParts(
    _ call: FunctionCall, _ arguments: [TypedExpression], _ span: SourceSpan
  ) throws(Diagnostic) -> (numerator: BoundExpression, denominator: BoundExpression) {
    switch arguments.count {
    case 1:
      guard arguments[0].type == .ratio else { throw .rateOfPlain(arguments[0], span) }
      guard let parts = arguments[0].parts else {
        throw .rateOfPublished(call.arguments[0], span, in: binder.source)
      }
      return (parts.numerator.reference, parts.denominator.reference)
    case 2:
      return (try ratePart(arguments[0]), try ratePart(arguments[1]))
    default:
      throw .argumentCount(call.name, given: arguments.count, span)
    }
  }

  private func ratePart(_ part: TypedExpression) throws(Diagnostic) -> BoundExpression {
    switch part.type {
    case .int64, .decimal: return part.expression
    case .null: return .constant(.null, .int64)
    default: throw .ratePartType(part)
    }
  }
}

extension RatioParts {
  func quotient(_ origin: Origin) -> BoundExpression {
    .ratio(numerator.reference, denominator.reference, origin)
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
    case let known?
    where known == "QUANTILE_DISC" && arguments.count == 1 && withinGroup.count == 1:
      let end = key.isDescending ? known + AggregateFunction.fromTop : known
      return with([key.expression, arguments[0]], name: Identifier(end, span: name.span))
    default: throw .groupOrder(name)
    }
  }

  private func with(
    _ arguments: [Expression], orderBy: [OrderItem] = [], name: Identifier? = nil
  ) -> FunctionCall {
    FunctionCall(
      name: name ?? self.name, isStar: isStar, isDistinct: isDistinct, arguments: arguments,
      orderBy: orderBy,
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
