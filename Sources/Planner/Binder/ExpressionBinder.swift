import Engine
import Language

/// A bound expression with what the engine's type does not say.
struct TypedExpression {
  var expression: BoundExpression
  /// Not nil for a poolable ratio.
  var parts: RatioParts?
  /// A literal or parameter that takes the type of what it meets.
  var isUntyped = false
  let span: SourceSpan

  var type: DataType { expression.type }

  init(
    _ expression: BoundExpression, parts: RatioParts? = nil, isUntyped: Bool = false,
    span: SourceSpan
  ) {
    self.expression = expression
    self.parts = parts
    self.isUntyped = isUntyped
    self.span = span
  }

  /// A ratio as the plain number that arithmetic and functions see.
  var plain: TypedExpression {
    guard type == .ratio else { return self }
    return TypedExpression(
      .cast(expression, to: .ratioValue, isTry: false, -1), isUntyped: isUntyped, span: span)
  }
}

extension DataType {
  /// What a RATIO becomes where it is a number among numbers.
  static let ratioValue = DataType.decimal(
    precision: DataType.narrowPrecision, scale: DataType.ratioScale)
}

/// Where an expression stands, which decides what it may hold.
struct ExpressionPlace {
  /// The clause as messages name it.
  let clause: String
  let takesColumns: Bool
  /// nil: an aggregate is an error.
  let aggregates: AggregateCollector?
  /// nil: neither subqueries nor window functions.
  let side: SideColumns?
  /// Window functions are an error although subqueries are not.
  let takesWindows: Bool
  /// What the arguments of aggregates see, where that is something else.
  let input: Scope?

  private init(
    _ clause: String, takesColumns: Bool = true, aggregates: AggregateCollector? = nil,
    side: SideColumns? = nil, takesWindows: Bool = true, input: Scope? = nil
  ) {
    self.clause = clause
    self.takesColumns = takesColumns
    self.aggregates = aggregates
    self.side = side
    self.takesWindows = takesWindows
    self.input = input
  }

  /// Over rows.
  static func rows(_ clause: String, _ side: SideColumns? = nil) -> ExpressionPlace {
    ExpressionPlace(clause, side: side)
  }

  /// Over rows, before windows are computed.
  static func early(_ clause: String, _ side: SideColumns?) -> ExpressionPlace {
    ExpressionPlace(clause, side: side, takesWindows: false)
  }

  /// Neither columns nor aggregates.
  static func noColumns(_ clause: String) -> ExpressionPlace {
    ExpressionPlace(clause, takesColumns: false)
  }

  /// Over groups: aggregates are collected, columns must come from keys.
  static func groups(
    _ aggregates: AggregateCollector, _ side: SideColumns? = nil, takesWindows: Bool = true,
    input: Scope? = nil
  ) -> ExpressionPlace {
    ExpressionPlace(
      "AGGREGATE", aggregates: aggregates, side: side, takesWindows: takesWindows, input: input)
  }
}

extension Binder {
  func expression(
    _ expression: Expression, _ scope: Scope, _ place: ExpressionPlace
  ) throws(Diagnostic) -> TypedExpression {
    try ExpressionBinder(binder: self, scope: scope, place: place).bind(expression)
  }

  func expressions(
    _ all: [Expression], _ scope: Scope, _ place: ExpressionPlace
  ) throws(Diagnostic) -> [TypedExpression] {
    var bound: [TypedExpression] = []
    for item in all { bound.append(try expression(item, scope, place)) }
    return bound
  }

  /// A condition: BOOL or NULL, nothing else.
  func condition(
    _ expression: Expression, _ scope: Scope, _ place: ExpressionPlace, of clause: String
  ) throws(Diagnostic) -> BoundExpression {
    let bound = try self.expression(expression, scope, place)
    return try boolean(bound, of: clause)
  }

  func boolean(_ bound: TypedExpression, of clause: String) throws(Diagnostic) -> BoundExpression {
    switch bound.type {
    case .bool: return bound.expression
    case .null: return .constant(.null, .bool)
    default: throw .notBoolean(bound.span, bound.type, of: clause)
    }
  }
}

/// Binds one expression in one scope.
struct ExpressionBinder {
  let binder: Binder
  let scope: Scope
  let place: ExpressionPlace

  func bind(_ expression: Expression) throws(Diagnostic) -> TypedExpression {
    let span = expression.span
    if let key = place.aggregates?.writtenKey(expression) {
      return TypedExpression(key.reference, span: span)
    }
    switch expression.kind {
    case .literal(let literal):
      return try self.literal(literal, span)
    case .parameter(let name):
      return try parameter(name, span)
    case .name(let name):
      return try column(name)
    case .parenthesized(let inner):
      let bound = try bind(inner)
      return TypedExpression(
        bound.expression, parts: bound.parts, isUntyped: bound.isUntyped, span: span)
    case .unary(let op, let operand):
      return try unary(op, operand, span)
    case .binary(let op, let left, let right):
      return try binary(op, left, right, expression)
    case .isTest(let operand, let test, let negated):
      return try isTest(operand, test, negated, span)
    case .between(let operand, let low, let high, let negated):
      return try between(operand, low, high, negated, span)
    case .inList(let operand, let list, let negated):
      return try inList(operand, list, negated, span)
    case .like(let operand, let pattern, let escape, let ignoresCase, let negated):
      return try like(operand, pattern, escape, ignoresCase, negated, span)
    case .caseWhen(let operand, let branches, let otherwise):
      return try caseWhen(operand, branches, otherwise, span)
    case .cast(let operand, let type, let isTry):
      return try cast(operand, type, isTry, span)
    case .extract(let part, let operand):
      return try extract(part, operand, span)
    case .interval:
      throw .looseInterval(span)
    case .call(let call):
      return try self.call(call, span)
    case .inQuery(let operand, let query, let negated):
      return try inQuery(operand, query, negated, span)
    case .scalarQuery(let query):
      return try scalarQuery(query, span)
    case .exists(let query):
      return try exists(query, span)
    }
  }

  private func column(_ name: ObjectName) throws(Diagnostic) -> TypedExpression {
    if !place.takesColumns { throw .columnNotAllowed(name, in: place.clause) }
    let column: ScopeColumn
    do throws(Diagnostic) {
      column = try scope.column(name)
      place.aggregates?.sees(column.column.id, name)
    } catch {
      let failure = habit(of: name, error) ?? error
      column = try binder.outerColumn(name, unless: failure)
    }
    return TypedExpression(column.column.reference, parts: column.parts, span: name.span)
  }

  /// What an unknown name is in other engines; nil where nothing is known of it.
  private func habit(of name: ObjectName, _ failure: Diagnostic) -> Diagnostic? {
    // In a view spans belong to another text.
    guard failure.code == .unknownColumn, name.parts.count == 1, binder.openViews.isEmpty else {
      return nil
    }
    let word = name.parts[0]
    if ["CURRENT_TIMESTAMP", "SYSDATE"].contains(word.name.uppercased()) {
      return .timeOfDay(word)
    }
    guard binder.source.text(word.span).hasPrefix("\""), nearest(word.name, in: scope.names).isEmpty
    else { return nil }
    return .textInDoubleQuotes(word, known: scope.names)
  }

  private func literal(
    _ literal: Literal, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    switch literal {
    case .null:
      return TypedExpression(.constant(.null, .null), isUntyped: true, span: span)
    case .bool(let value):
      return TypedExpression(.constant(.bool(value), .bool), span: span)
    case .integer(let magnitude):
      guard let value = Int64(exactly: magnitude) else { throw .integerTooLarge(span) }
      return TypedExpression(.constant(.int64(value), .int64), isUntyped: true, span: span)
    case .decimal(let unscaled, let scale, _):
      return TypedExpression(.decimal(unscaled, scale: scale), isUntyped: true, span: span)
    case .float(let value):
      return TypedExpression(.constant(.float64(value), .float64), span: span)
    case .string(let text):
      return TypedExpression(.constant(.string(text), .string), isUntyped: true, span: span)
    case .date(let text):
      return TypedExpression(try binder.constant(text, as: .date, span), span: span)
    case .timestamp(let text):
      return TypedExpression(try binder.constant(text, as: .timestamp, span), span: span)
    }
  }

  private func parameter(
    _ name: String, _ span: SourceSpan
  ) throws(Diagnostic) -> TypedExpression {
    guard let value = binder.parameters.first(where: { nameKey($0.key) == nameKey(name) })?.value
    else { throw .unknownParameter(name, span, known: binder.parameters.keys.sorted()) }
    switch value {
    case .typed(let value, let type):
      return TypedExpression(.constant(value, type), isUntyped: value.isNull, span: span)
    case .untyped(let text):
      return TypedExpression(.constant(.string(text), .string), isUntyped: true, span: span)
    }
  }
}

extension BoundExpression {
  /// A decimal constant with as few digits of precision as it needs.
  static func decimal(_ unscaled: Int128, scale: Int) -> BoundExpression {
    let digits = String(unscaled.magnitude).utf8.count
    return .constant(
      .decimal(unscaled: unscaled, scale: scale),
      .decimal(precision: max(digits, scale, 1), scale: scale))
  }
}
