import Engine
import Language

/// Calls that the types of their arguments decide, and CURRENT_DATE.
extension ExpressionBinder {
  /// nil where `call` is none of them.
  func typedCall(
    _ call: FunctionCall, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression? {
    switch call.name.name.uppercased() {
    case "CURRENT_DATE": return try currentDate(call, span)
    case "TYPEOF": return try typeName(call, span)
    case "SAFE_DIVIDE", "TRY_DIVIDE": return try exactQuotient(call, span)
    default: return nil
    }
  }

  private func currentDate(
    _ call: FunctionCall, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let arguments = try plainArguments(call)
    guard arguments.isEmpty, !call.isStar else {
      throw .argumentCount(call.name, given: arguments.count, span)
    }
    return TypedExpression(.constant(.date(binder.today), .date), span: span)
  }

  private func typeName(
    _ call: FunctionCall, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let arguments = try plainArguments(call)
    guard arguments.count == 1 else {
      throw .argumentCount(call.name, given: arguments.count, span)
    }
    return TypedExpression(
      .constant(.string(arguments[0].type.description), .string), span: span)
  }

  /// `/` without its warning where an operand is a DECIMAL; nil where none is.
  private func exactQuotient(
    _ call: FunctionCall, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression? {
    guard call.arguments.count == 2 else { return nil }
    let sides = try plainArguments(call).map(\.plain)
    guard sides.allSatisfy({ $0.type.decimalScale != nil }) else { return nil }
    let type = ArithmeticTypes.result(.divide, sides[0].expression, sides[1].expression)
    guard type != .float64, let function = FunctionRegistry.scalar(named: call.name.name) else {
      return nil
    }
    return TypedExpression(
      .call(function, sides.map(\.expression), type: type, binder.origin(span)), span: span)
  }
}
