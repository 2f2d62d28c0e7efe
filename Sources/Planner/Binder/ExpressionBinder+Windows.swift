import Engine
import Language

extension ExpressionBinder {
  /// `f(…) OVER (…)`
  func windowCall(
    _ written: FunctionCall, _ over: WindowSpecification, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let call = try written.withoutGroupOrder()
    guard let collector = place.side, place.takesWindows else {
      throw .misplacedWindow(place.clause, span)
    }
    // Aggregates of the SELECT form may stand inside a window, other windows may not.
    let inner = ExpressionBinder(
      binder: binder, scope: scope,
      place: place.aggregates.map {
        .groups($0, collector, takesWindows: false, input: place.input)
      }
        ?? .early("a window function", collector))
    var arguments: [TypedExpression] = []
    for argument in call.arguments { arguments.append(try inner.bind(argument)) }
    let filter = try call.filter.map { filter throws(Diagnostic) in
      try binder.boolean(try inner.bind(filter), of: "FILTER")
    }
    let shape = try windowShape(over, inner)
    func add(_ window: WindowCall) -> PlanColumn {
      collector.add(
        ComputedWindow(
          id: binder.newColumn(), partitionBy: shape.partitionBy, orderBy: shape.orderBy,
          call: window))
    }
    if nameKey(call.name.name) == "rate" {
      if !call.orderBy.isEmpty { throw .orderInside(call.name, span) }
      // Frames overlap, so a rolling rate does not pool again: it is published.
      let sums = try rateSums(call, arguments, filter, span)
      let parts = RatioParts(
        numerator: add(WindowCall(sums.numerator, shape.frame)),
        denominator: add(WindowCall(sums.denominator, shape.frame)))
      return TypedExpression(parts.quotient(sums.numerator.origin), span: span)
    }
    if let aggregate = FunctionRegistry.aggregate(named: call.name.name) {
      let plain = try self.aggregate(aggregate, call, arguments, filter, span)
      let bound = try ordered(plain, call, inner, span)
      return TypedExpression(add(WindowCall(bound, shape.frame)).reference, span: span)
    }
    guard let function = FunctionRegistry.window(named: call.name.name) else {
      if FunctionRegistry.scalar(named: call.name.name) != nil {
        throw .notAWindowFunction(call.name)
      }
      throw .unknownFunction(call.name)
    }
    let bound = try window(function, call, arguments, filter, over, shape.frame, span)
    return TypedExpression(add(bound).reference, span: span)
  }

  private func window(
    _ function: WindowFunction, _ call: FunctionCall, _ arguments: [TypedExpression],
    _ filter: BoundExpression?, _ over: WindowSpecification, _ frame: FrameBounds,
    _ span: SourceSpan
  ) throws(Diagnostic) -> WindowCall {
    if call.isDistinct || filter != nil || !call.orderBy.isEmpty {
      throw .notAnAggregate(call.name)
    }
    if function.needsOrder, over.orderBy.isEmpty { throw .windowWithoutOrder(call.name, over.span) }
    let types = arguments.map { $0.type == .null ? DataType.int64 : $0.type }
    guard !call.isStar, let resolution = function.resolve(types) else {
      throw .aggregateArguments(call.name, types, function.signatureHelp, span)
    }
    var bound: [BoundExpression] = []
    for (argument, type) in zip(arguments, resolution.arguments) {
      bound.append(try binder.coerced(argument, to: type))
    }
    return WindowCall(
      function: .window(function), arguments: bound, isDistinct: false, filter: nil,
      frame: frame, type: resolution.result, origin: binder.origin(span))
  }

  private struct WindowShape {
    var partitionBy: [BoundExpression] = []
    var orderBy: [SortKey] = []
    var frame = FrameBounds.partition
  }

  private func windowShape(
    _ over: WindowSpecification, _ inner: ExpressionBinder
  ) throws(Diagnostic) -> WindowShape {
    var shape = WindowShape()
    for key in over.partitionBy { shape.partitionBy.append(try inner.bind(key).expression) }
    for item in over.orderBy {
      shape.orderBy.append(try binder.sortKey(item, try inner.bind(item.expression).expression))
    }
    shape.frame = over.orderBy.isEmpty ? .partition : .running
    if let frame = over.frame { shape.frame = try bounds(frame, over, shape.orderBy) }
    return shape
  }

  private func bounds(
    _ frame: WindowFrame, _ over: WindowSpecification, _ orderBy: [SortKey]
  ) throws(Diagnostic) -> FrameBounds {
    let start = try bound(frame.start, frame, over, orderBy)
    let end = try bound(frame.end, frame, over, orderBy)
    guard start.rank <= end.rank, start != .unboundedFollowing, end != .unboundedPreceding else {
      throw .emptyFrame(over.span)
    }
    return FrameBounds(isRange: frame.isRange, start: start, end: end)
  }

  private func bound(
    _ bound: Language.WindowFrame.Bound, _ frame: WindowFrame, _ over: WindowSpecification,
    _ orderBy: [SortKey]
  ) throws(Diagnostic) -> FrameBounds.Bound {
    switch bound {
    case .unboundedPreceding: return .unboundedPreceding
    case .unboundedFollowing: return .unboundedFollowing
    case .currentRow: return .currentRow
    case .preceding(let distance):
      return .preceding(try self.distance(distance, frame, over, orderBy))
    case .following(let distance):
      return .following(try self.distance(distance, frame, over, orderBy))
    }
  }

  /// Rows, or with RANGE a distance in the units of the one sort key.
  private func distance(
    _ expression: Expression, _ frame: WindowFrame, _ over: WindowSpecification,
    _ orderBy: [SortKey]
  ) throws(Diagnostic) -> Int64 {
    var type = DataType.int64
    if frame.isRange {
      guard orderBy.count == 1 else { throw .rangeNeedsOneKey(over.span) }
      switch orderBy[0].expression.type {
      case .int64: break
      case .date, .timestamp:
        return try timeDistance(expression, orderBy[0].expression.type)
      case .decimal(let precision, let scale) where precision <= DataType.narrowPrecision:
        type = .decimal(precision: precision, scale: scale)
      case .decimal: throw .rangeKeyTooWide(orderBy[0].expression.type, over.span)
      case .float64: type = .float64
      default: throw .rangeNeedsOneKey(over.span)
      }
    }
    let bound = try binder.expression(expression, .empty, .noColumns("a frame"))
    switch try? binder.coerced(bound, to: type).constantValue() {
    case .int64(let count)? where count >= 0: return count
    case .decimal(let unscaled, _)? where unscaled >= 0:
      guard let narrow = Int64(exactly: unscaled) else { throw .badFrameDistance(expression.span) }
      return narrow
    case .float64(let distance)? where distance >= 0:
      return Int64(bitPattern: distance.bitPattern)
    default: throw .badFrameDistance(expression.span)
    }
  }
}

extension ExpressionBinder {
  /// Of a DATE key in days, of a TIMESTAMP key in microseconds; a bare number means days of a date.
  private func timeDistance(
    _ expression: Expression, _ type: DataType
  ) throws(Diagnostic) -> Int64 {
    var amount = expression
    var unit: Int64 = 1
    if case .interval(let count, let part) = expression.kind {
      // Months differ in length: no one distance would stand for them.
      guard case .microseconds(let length)? = part.length, type == .timestamp || !part.isOfDay
      else { throw .badFrameDistance(expression.span) }
      amount = count
      unit = type == .timestamp ? length : length / Timestamp.microsecondsPerDay
    } else if type == .timestamp {
      throw .badFrameDistance(expression.span)
    }
    let bound = try binder.expression(amount, .empty, .noColumns("a frame"))
    guard case .int64(let count)? = try? binder.coerced(bound, to: .int64).constantValue(),
      count >= 0
    else { throw .badFrameDistance(expression.span) }
    let (distance, overflow) = count.multipliedReportingOverflow(by: unit)
    if overflow { throw .badFrameDistance(expression.span) }
    return distance
  }
}

extension WindowCall {
  /// An aggregate over a frame.
  init(_ call: AggregateCall, _ frame: FrameBounds) {
    self.init(
      function: .aggregate(call.function), arguments: call.arguments, order: call.order,
      isDistinct: call.isDistinct, filter: call.filter, frame: frame, type: call.type,
      origin: call.origin)
  }
}

extension FrameBounds.Bound {
  /// Order along the partition; distances of one side are not compared.
  fileprivate var rank: Int {
    switch self {
    case .unboundedPreceding: 0
    case .preceding: 1
    case .currentRow: 2
    case .following: 3
    case .unboundedFollowing: 4
    }
  }
}
