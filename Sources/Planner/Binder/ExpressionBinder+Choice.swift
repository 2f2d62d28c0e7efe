import Engine
import Language

/// CASE and its kin: a branch that is not taken is not evaluated.
extension ExpressionBinder {
  func caseWhen(
    _ operand: Expression?, _ branches: [CaseBranch], _ otherwise: Expression?,
    _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let subject = try operand.map { operand throws(Diagnostic) in try bind(operand) }
    var conditions: [BoundExpression] = []
    var results: [TypedExpression] = []
    for branch in branches {
      if let subject {
        let equal = try compare(.equal, subject, try bind(branch.when), branch.when.span)
        conditions.append(equal.expression)
      } else {
        conditions.append(try binder.boolean(try bind(branch.when), of: "WHEN"))
      }
      results.append(try bind(branch.then))
    }
    let last =
      try otherwise.map { otherwise throws(Diagnostic) in try bind(otherwise) }
      ?? TypedExpression(.constant(.null, .null), isUntyped: true, span: span)
    return try choice(conditions, results + [last], of: "CASE", span)
  }

  /// The functions that are choices; nil where `name` is none of them.
  func choiceCall(
    _ call: FunctionCall, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression? {
    let name = call.name.name.uppercased()
    switch name {
    case "COALESCE", "IFNULL", "IF", "NULLIF": break
    default: return nil
    }
    let arguments = try plainArguments(call)
    switch (name, arguments.count) {
    case ("COALESCE", 1...), ("IFNULL", 2):
      let type = try binder.commonType(arguments, of: name)
      var operands: [BoundExpression] = []
      for argument in arguments { operands.append(try binder.coerced(argument, to: type)) }
      return TypedExpression(.coalesce(operands, type), span: span)
    case ("IF", 3):
      let condition = try binder.boolean(arguments[0], of: "IF")
      return try choice([condition], Array(arguments[1...]), of: "IF", span)
    case ("NULLIF", 2):
      let equal = try compare(.equal, arguments[0], arguments[1], span)
      let null = TypedExpression(.constant(.null, .null), isUntyped: true, span: span)
      return try choice([equal.expression], [null, arguments[0]], of: "NULLIF", span)
    default:
      throw .argumentCount(call.name, given: arguments.count, span)
    }
  }

  /// `results` has one item more than `conditions`: what stands when none is true.
  private func choice(
    _ conditions: [BoundExpression], _ results: [TypedExpression], of construct: String,
    _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let type = try binder.commonType(results, of: construct)
    var branches: [(when: BoundExpression, then: BoundExpression)] = []
    for (condition, result) in zip(conditions, results) {
      branches.append((condition, try binder.coerced(result, to: type)))
    }
    let otherwise = try binder.coerced(results[results.count - 1], to: type)
    return TypedExpression(.caseWhen(branches, otherwise: otherwise, type), span: span)
  }
}
