import Engine
import Language

extension Binder {
  /// Text as a value of `type`, at once: an error of the query, not of a row.
  func constant(
    _ text: String, as type: DataType, _ span: SourceSpan
  ) throws(Diagnostic) -> BoundExpression {
    let cast = BoundExpression.cast(
      .constant(.string(text), .string), to: type, isTry: false, origin(span))
    do throws(EngineFault) {
      return .constant(try cast.constantValue(), type)
    } catch {
      throw .badLiteral(text, type, span)
    }
  }

  /// The expression as `type`: implicit casts only widen; literals take the type they meet.
  func coerced(
    _ bound: TypedExpression, to type: DataType
  ) throws(Diagnostic) -> BoundExpression {
    if bound.type == type { return bound.expression }
    if bound.type == .null { return .constant(.null, type) }
    if bound.isUntyped, case .constant(.string(let text), _) = bound.expression {
      return try constant(text, as: type, bound.span)
    }
    guard widens(bound, to: type) else { throw .noImplicitCast(bound.type, type, bound.span) }
    let cast = BoundExpression.cast(bound.expression, to: type, isTry: false, origin(bound.span))
    // A literal is converted now, so that kernels see a constant.
    guard cast.isConstant, let value = try? cast.constantValue() else { return cast }
    return .constant(value, type)
  }

  private func widens(_ bound: TypedExpression, to type: DataType) -> Bool {
    switch (bound.type, type) {
    case (.int64, .decimal), (.decimal, .decimal), (.ratio, .decimal), (.int64, .float64),
      (.decimal, .float64), (.ratio, .float64), (.int64, .ratio), (.decimal, .ratio),
      (.float64, .ratio), (.date, .timestamp):
      true
    default: false
    }
  }

  /// Both sides as types that the engine compares.
  func comparable(
    _ left: TypedExpression, _ right: TypedExpression, _ span: SourceSpan
  ) throws(Diagnostic) -> (BoundExpression, BoundExpression) {
    if left.type == .null || right.type == .null {
      let type = left.type == .null ? right.type : left.type
      let known = type == .null ? DataType.bool : type
      return (try coerced(left, to: known), try coerced(right, to: known))
    }
    if left.isUntyped, left.type == .string, right.type != .string {
      return (try coerced(left, to: right.type), right.expression)
    }
    if right.isUntyped, right.type == .string, left.type != .string {
      return (left.expression, try coerced(right, to: left.type))
    }
    if left.type == right.type { return (left.expression, right.expression) }
    if left.type.isTime, right.type.isTime {
      return (try coerced(left, to: .timestamp), try coerced(right, to: .timestamp))
    }
    guard left.type.isNumeric, right.type.isNumeric else {
      throw .incomparable(left, right, span)
    }
    if left.type == .float64 || right.type == .float64 {
      return (try coerced(left, to: .float64), try coerced(right, to: .float64))
    }
    return (left.expression, right.expression)
  }

  /// The type that CASE, COALESCE, a set operation or VALUES gives to all of `items`.
  ///
  /// A ratio among plain numbers makes a published ratio.
  func commonType(
    _ items: [TypedExpression], of construct: String
  ) throws(Diagnostic) -> DataType {
    var common = DataType.null
    // Typed items decide first: '2024-01-01' beside a DATE is a date wherever it stands.
    for item in items.filter({ !$0.isUntyped }) + items.filter(\.isUntyped) {
      if item.isUntyped, item.type == .string, common != .null { continue }
      guard let wider = Self.supertype(common, item.type) else {
        throw .noCommonType(common, item.type, of: construct, item.span)
      }
      common = wider
    }
    return common
  }

  /// The nearest type that both widen to; nil where there is none.
  static func supertype(_ left: DataType, _ right: DataType) -> DataType? {
    if left == right || right == .null { return left }
    if left == .null { return right }
    if left.isTime, right.isTime { return .timestamp }
    guard left.isNumeric, right.isNumeric else { return nil }
    if left == .ratio || right == .ratio { return .ratio }
    if left == .float64 || right == .float64 { return .float64 }
    func digits(_ type: DataType) -> (whole: Int, scale: Int) {
      if case .decimal(let precision, let scale) = type { return (precision - scale, scale) }
      return (19, 0)
    }
    let sides = (digits(left), digits(right))
    let scale = max(sides.0.scale, sides.1.scale)
    let whole = max(sides.0.whole, sides.1.whole)
    return .decimal(precision: min(38, whole + scale), scale: scale)
  }
}

extension DataType {
  var isTime: Bool { self == .date || self == .timestamp }
}
