import Engine
import Language

/// INTERVAL is no type: it stands only where a date or timestamp is moved.
extension ExpressionBinder {
  /// `time + INTERVAL …`, `time - INTERVAL …`, `INTERVAL … + time`; nil where there is no INTERVAL.
  func shiftedTime(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression? {
    if case .interval(let amount, let part) = right.kind {
      return try shifted(left, by: amount, part, isBack: op == .subtract, span)
    }
    if op == .add, case .interval(let amount, let part) = left.kind {
      return try shifted(right, by: amount, part, isBack: false, span)
    }
    return nil
  }

  /// `DATE_ADD(time, INTERVAL …)` and its kin; nil where `call` is none of them or counts days.
  func shiftCall(
    _ call: FunctionCall, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression? {
    guard let name = FunctionRegistry.scalar(named: call.name.name)?.name,
      name == "DATE_ADD" || name == "DATE_SUB", call.arguments.count == 2,
      case .interval(let amount, let part) = call.arguments[1].kind
    else { return nil }
    if call.isAggregateForm { throw .notAnAggregate(call.name) }
    return try shifted(call.arguments[0], by: amount, part, isBack: name == "DATE_SUB", span)
  }

  private func shifted(
    _ operand: Expression, by distance: Expression, _ part: DatePart, isBack: Bool,
    _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let time = try bindTime(operand)
    var amount = try binder.coerced(try bind(distance), to: .int64)
    let origin = binder.origin(span)
    if isBack { amount = .negate(amount, origin) }
    func times(_ factor: Int64) -> BoundExpression {
      factor == 1
        ? amount
        : .arithmetic(.multiply, amount, .constant(.int64(factor), .int64), type: .int64, origin)
    }
    let zero = BoundExpression.constant(.int64(0), .int64)
    guard let unit = part.length else { throw .intervalPart(part, span) }
    if time.type != .timestamp, !part.isOfDay {
      let date = try binder.coerced(time, to: .date)
      let shifted: BoundExpression =
        switch unit {
        case .months(let count): .shiftDate(date, months: times(count), days: zero, origin)
        case .microseconds(let count):
          .shiftDate(
            date, months: zero, days: times(count / Timestamp.microsecondsPerDay), origin)
        }
      return TypedExpression(shifted, span: span)
    }
    // A part of a day makes a timestamp of a date.
    let moment = try binder.coerced(time, to: .timestamp)
    let distances =
      switch unit {
      case .months(let count): [times(count), zero]
      case .microseconds(let count): [zero, times(count)]
      }
    return TypedExpression(
      .call(.shiftTimestamp, [moment] + distances, type: .timestamp, origin), span: span)
  }

  /// `day + 1` has a meaning in other engines; nil where the operands are others.
  func timeAndNumber(
    _ op: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression,
    _ leftSyntax: Expression, _ rightSyntax: Expression
  ) -> Diagnostic? {
    if left.type.isTime, right.type.isNumeric {
      return .timePlusNumber(op, left.type, right, days: wholeNumber(rightSyntax))
    }
    guard op == .add, right.type.isTime, left.type.isNumeric else { return nil }
    return .timePlusNumber(op, right.type, left, days: wholeNumber(leftSyntax))
  }

  private func wholeNumber(_ expression: Expression) -> String? {
    guard case .literal(.integer(let number)) = expression.kind else { return nil }
    return String(number)
  }

  private func bindTime(_ expression: Expression) throws(Diagnostic) -> TypedExpression {
    let bound = try bind(expression)
    guard bound.type.isTime || bound.isUntyped && bound.isTextOrNull else {
      throw .operandType("INTERVAL", bound.type, wants: "a DATE or TIMESTAMP", bound.span)
    }
    return bound
  }
}

extension DatePart {
  enum Length {
    case months(Int64)
    case microseconds(Int64)
  }

  var isOfDay: Bool {
    switch self {
    case .hour, .minute, .second: true
    default: false
    }
  }

  /// nil for what is no length of time.
  var length: Length? {
    switch self {
    case .year: .months(12)
    case .quarter: .months(3)
    case .month: .months(1)
    case .week, .isoWeek: .microseconds(7 * Timestamp.microsecondsPerDay)
    case .day: .microseconds(Timestamp.microsecondsPerDay)
    case .hour: .microseconds(3_600_000_000)
    case .minute: .microseconds(60_000_000)
    case .second: .microseconds(1_000_000)
    case .isoYear, .dayOfWeek, .dayOfYear: nil
    }
  }
}

extension FunctionCall {
  /// Whether it has what only aggregates take.
  var isAggregateForm: Bool {
    isDistinct || filter != nil || !orderBy.isEmpty || !withinGroup.isEmpty
  }
}
