import Engine
import Language

extension ExpressionBinder {
  func call(_ call: FunctionCall, _ span: SourceSpan) throws(Diagnostic) -> TypedExpression {
    if let over = call.over { return try windowCall(call, over, span) }
    if FunctionRegistry.window(named: call.name.name) != nil { throw .windowWithoutOver(call.name) }
    if let choice = try choiceCall(call, span) { return choice }
    if let typed = try typedCall(call, span) { return typed }
    if let shifted = try shiftCall(call, span) { return shifted }
    if let aggregate = try aggregateCall(call, span) { return aggregate }
    guard FunctionRegistry.scalar(named: call.name.name) != nil else {
      throw .unknownFunction(call.name)
    }
    if call.isStar { throw .argumentCount(call.name, given: 0, span) }
    return try binder.call(call.name.name, try plainArguments(call), span, name: call.name)
  }

  /// The arguments of a call that is no aggregate: without DISTINCT, FILTER and ORDER BY.
  func plainArguments(_ call: FunctionCall) throws(Diagnostic) -> [TypedExpression] {
    if call.isAggregateForm { throw .notAnAggregate(call.name) }
    var bound: [TypedExpression] = []
    for (index, argument) in call.arguments.enumerated() {
      if let word = word(argument, at: index, of: call) {
        bound.append(word)
      } else {
        bound.append(try boundArgument(argument, of: call))
      }
    }
    return bound
  }

  private func boundArgument(
    _ argument: Expression, of call: FunctionCall
  ) throws(Diagnostic) -> TypedExpression {
    do {
      return try bind(argument)
    } catch {
      guard error.code == .unknownColumn, case .name(let name) = argument.kind,
        let function = FunctionRegistry.scalar(named: call.name.name),
        function.words.contains(name.text.uppercased())
      else { throw error }
      throw .partNotLast(function, argument)
    }
  }

  /// `DATE_TRUNC(day, MONTH)`: the part is a word of the language, not a column; before it a
  /// column may have such a name.
  private func word(
    _ argument: Expression, at index: Int, of call: FunctionCall
  ) -> TypedExpression? {
    guard case .name(let name) = argument.kind, name.parts.count == 1,
      let function = FunctionRegistry.scalar(named: call.name.name),
      function.words.contains(name.text.uppercased()),
      index == function.signatures[0].parameters.count - 1
    else { return nil }
    return TypedExpression(
      .constant(.string(name.text.uppercased()), .string), isUntyped: true, span: argument.span)
  }
}

extension Binder {
  /// A call of a registered function, its arguments cast to the signature that fits with the fewest
  /// conversions.
  func call(
    _ functionName: String, _ arguments: [TypedExpression], _ span: SourceSpan,
    name: Identifier? = nil
  ) throws(Diagnostic) -> TypedExpression {
    let name = name ?? Identifier(functionName, span: span)
    guard let function = FunctionRegistry.scalar(named: functionName) else {
      throw .unknownFunction(name)
    }
    let fitting = function.signatures.filter { $0.accepts(count: arguments.count) }
    guard !fitting.isEmpty else { throw .argumentCount(name, given: arguments.count, span) }
    let costed = fitting.compactMap { signature in
      cost(signature, arguments).map { (signature, $0) }
    }
    guard let best = costed.min(by: { $0.1 < $1.1 }) else {
      throw .argumentTypes(name, arguments.map(\.type), function.signatures, span)
    }
    return try call(function, best.0, arguments, span)
  }

  private func call(
    _ function: ScalarFunction, _ signature: Signature, _ arguments: [TypedExpression],
    _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    var bound: [BoundExpression] = []
    let common = signature.unifiesArguments ? try commonType(arguments, of: function.name) : nil
    for (index, argument) in arguments.enumerated() {
      let type = common ?? signature.parameter(at: index).type(for: argument)
      bound.append(try coerced(argument, to: type))
    }
    let result: DataType
    switch signature.result {
    case .exactly(let type): result = type
    case .sameAs(let index): result = bound[index].type
    case .computed(let compute):
      let constants = bound.map { argument -> Value? in
        if case .constant(let value, _) = argument { value } else { nil }
      }
      result = compute(bound.map(\.type), constants)
    }
    return TypedExpression(
      .call(function, bound, type: result, origin(span)), span: span)
  }

  /// The number and weight of conversions; nil where an argument does not fit.
  private func cost(_ signature: Signature, _ arguments: [TypedExpression]) -> Int? {
    var sum = 0
    for (index, argument) in arguments.enumerated() {
      guard let cost = signature.parameter(at: index).cost(of: argument) else { return nil }
      sum += cost
    }
    return sum
  }
}

extension Signature {
  func accepts(count: Int) -> Bool {
    let least = parameters.count - optionalCount
    return count >= least && (isVariadic || count <= parameters.count)
  }

  func parameter(at index: Int) -> Parameter { parameters[min(index, parameters.count - 1)] }
}

extension Signature.Parameter {
  /// 0: as it is; nil: not at all.
  func cost(of argument: TypedExpression) -> Int? {
    if argument.type == .null { return 0 }
    switch self {
    case .any: return 0
    case .anyNumber: return argument.type.isNumeric ? 0 : nil
    case .anyDecimal:
      switch argument.type {
      case .decimal: return 0
      case .ratio, .int64: return 1
      default: return nil
      }
    case .exactly(let type):
      if argument.type == type { return 0 }
      if argument.isUntyped, argument.type == .string { return 4 }
      switch (argument.type, type) {
      case (.date, .timestamp): return 1
      case (.int64, .decimal), (.decimal, .decimal), (.ratio, .decimal): return 1
      case (.decimal, .float64), (.ratio, .float64): return 2
      case (.int64, .float64): return 3
      default: return nil
      }
    }
  }

  /// The type that the argument is brought to; a ratio becomes a plain number.
  func type(for argument: TypedExpression) -> DataType {
    switch self {
    case .exactly(let type): return type
    case .any, .anyNumber:
      switch argument.type {
      case .ratio: return .ratioValue
      case .null: return self == .any ? .null : .int64
      default: return argument.type
      }
    case .anyDecimal:
      switch argument.type {
      case .ratio: return .ratioValue
      case .decimal: return argument.type
      default: return .decimal(precision: 19, scale: 0)
      }
    }
  }
}
