import Engine
import Language

extension ExpressionBinder {
  func isTest(
    _ operand: Expression, _ test: IsTest, _ negated: Bool, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let bound = try bind(operand)
    let tested: BoundExpression
    switch test {
    case .null: tested = .isNull(bound.expression)
    case .unknown: tested = .isNull(try binder.boolean(bound, of: "IS UNKNOWN"))
    case .true: tested = .isTrue(try binder.boolean(bound, of: "IS TRUE"))
    case .false: tested = .isTrue(.not(try binder.boolean(bound, of: "IS FALSE")))
    }
    return TypedExpression(negated ? .not(tested) : tested, span: span)
  }

  func between(
    _ operand: Expression, _ low: Expression, _ high: Expression, _ negated: Bool,
    _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let bound = try bind(operand)
    let above = try compare(.greaterOrEqual, bound, try bind(low), span)
    let below = try compare(.lessOrEqual, bound, try bind(high), span)
    let inside = BoundExpression.and(above.expression, below.expression)
    return TypedExpression(negated ? .not(inside) : inside, span: span)
  }

  /// Constants of the operand's own type become a set; the others comparisons.
  func inList(
    _ operand: Expression, _ list: [Expression], _ negated: Bool, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let bound = try bind(operand)
    var set: [Value] = []
    var terms: [BoundExpression] = []
    for item in list {
      if negated, case .literal(.null) = item.kind {
        binder.warn(.notInNull(item.span, help: "leave the NULL out"))
      }
      let pair = try binder.comparable(bound, try bind(item), item.span)
      if case .constant(let value, let type) = pair.1, type == pair.0.type, type == bound.type {
        set.append(value)
      } else {
        terms.append(.compare(.equal, pair.0, pair.1))
      }
    }
    if !set.isEmpty { terms.insert(.inSet(bound.expression, set), at: 0) }
    let found = BoundExpression.any(terms)
    return TypedExpression(negated ? .not(found) : found, span: span)
  }

  func like(
    _ operand: Expression, _ pattern: Expression, _ escape: Expression?, _ ignoresCase: Bool,
    _ negated: Bool, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    let name = ignoresCase ? "ILIKE" : "LIKE"
    let text = try self.text(operand, name)
    let wanted = try self.text(pattern, name)
    let matched = BoundExpression.like(
      text, pattern: wanted, escape: try escape.map(escapeCharacter), ignoresCase: ignoresCase,
      binder.origin(span))
    return TypedExpression(negated ? .not(matched) : matched, span: span)
  }

  private func text(
    _ operand: Expression, _ name: String
  ) throws(Diagnostic) -> BoundExpression {
    let bound = try bind(operand)
    guard bound.isTextOrNull else {
      throw .operandType(name, bound.type, wants: "STRING", bound.span)
    }
    return try binder.coerced(bound, to: .string)
  }

  private func escapeCharacter(_ escape: Expression) throws(Diagnostic) -> Character {
    guard case .literal(.string(let text)) = escape.kind, text.unicodeScalars.count == 1 else {
      throw .badEscape(escape.span)
    }
    return Character(text)
  }
}
