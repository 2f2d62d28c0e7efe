import Engine
import Language

extension ExpressionBinder {
  /// The aggregate that `call` names; nil where it names none.
  func aggregateCall(
    _ call: FunctionCall, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression? {
    let isRate = nameKey(call.name.name) == "rate"
    let function = FunctionRegistry.aggregate(named: call.name.name)
    guard isRate || function != nil else { return nil }
    guard case .groups(let collector) = place else {
      throw .misplacedAggregate(call.name, place.clause, span)
    }
    if !call.orderBy.isEmpty || !call.withinGroup.isEmpty {
      throw .notAvailable("ORDER BY inside an aggregate", span)
    }
    let inner = ExpressionBinder(binder: binder, scope: scope, place: .rows("an aggregate"))
    let filter = try call.filter.map { filter throws(Diagnostic) in
      try binder.boolean(try inner.bind(filter), of: "FILTER")
    }
    var arguments: [TypedExpression] = []
    for argument in call.arguments { arguments.append(try inner.bind(argument)) }
    if isRate { return try rate(call, arguments, filter, collector, span) }
    return try aggregate(function!, call, arguments, filter, collector, span)
  }

  private func aggregate(
    _ function: AggregateFunction, _ call: FunctionCall, _ arguments: [TypedExpression],
    _ filter: BoundExpression?, _ collector: AggregateCollector, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
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
    let column = collector.add(
      AggregateCall(
        function: function, arguments: bound, isDistinct: call.isDistinct, filter: filter,
        type: resolution.result, origin: binder.origin(span)), binder)
    return TypedExpression(column.reference, span: span)
  }

  /// `RATE(ratio)` and `RATE(numerator, denominator)`: two sums over the rows that have both parts,
  /// and their quotient, which pools again.
  private func rate(
    _ call: FunctionCall, _ arguments: [TypedExpression], _ filter: BoundExpression?,
    _ collector: AggregateCollector, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    if call.isDistinct { throw .distinctRate(span) }
    let parts = try rateParts(call, arguments, span)
    let zero = BoundExpression.constant(.int64(0), .int64)
    var counted: [BoundExpression] = [
      .not(.isNull(parts.numerator)), .compare(.notEqual, parts.denominator, zero),
    ]
    if let filter { counted.append(filter) }
    let condition = BoundExpression.all(counted)
    let origin = binder.origin(span)
    func sum(_ part: BoundExpression) -> PlanColumn {
      let function = FunctionRegistry.aggregate(named: "SUM")!
      return collector.add(
        AggregateCall(
          function: function, arguments: [part], filter: condition,
          type: function.resolve([part.type])!.result, origin: origin), binder)
    }
    let sums = RatioParts(numerator: sum(parts.numerator), denominator: sum(parts.denominator))
    return TypedExpression(
      .ratio(sums.numerator.reference, sums.denominator.reference, origin), parts: sums,
      span: span)
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

extension ExpressionPlace {
  /// The clause as messages name it.
  var clause: String {
    switch self {
    case .rows(let clause), .noColumns(let clause): clause
    case .groups: "AGGREGATE"
    }
  }
}
