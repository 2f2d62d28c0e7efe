/// A scalar expression over columns, with types decided and names gone. Plain data: the planner
/// builds and rewrites it, the engine compiles it to nodes that work a chunk at a time.
///
/// In a logical plan `.column` holds a column id, in a physical plan a position in the input chunk.
public indirect enum BoundExpression: Sendable {
  case column(Int, DataType)
  case constant(Value, DataType)
  /// Both sides have the same type (or two decimals of any scale, or decimal and INT64).
  /// NULL where a side is NULL, but for `.same` and `.distinct`.
  case compare(ComparisonOperator, BoundExpression, BoundExpression)
  /// Operands as they are; `type` is the result's, from which a kernel knows the scale.
  case arithmetic(ArithmeticOperator, BoundExpression, BoundExpression, type: DataType, Origin)
  case negate(BoundExpression, Origin)
  /// DATE plus so many months (clamped to the month's end), then days; both INT64.
  case shiftDate(BoundExpression, months: BoundExpression, days: BoundExpression, Origin)
  case and(BoundExpression, BoundExpression)
  case or(BoundExpression, BoundExpression)
  case not(BoundExpression)
  case isNull(BoundExpression)
  /// NULL-free tests: TRUE where the operand is TRUE, else FALSE.
  case isTrue(BoundExpression)
  /// `x IN (constants)` of the operand's type; NULLs among them as SQL has it.
  case inSet(BoundExpression, [Value])
  case like(
    BoundExpression, pattern: BoundExpression, escape: Character?, ignoresCase: Bool, Origin)
  /// Conditions in order; a branch is evaluated only for rows that take it.
  case caseWhen(
    [(when: BoundExpression, then: BoundExpression)], otherwise: BoundExpression, DataType)
  /// The first that is not NULL; later ones only for rows that need them.
  case coalesce([BoundExpression], DataType)
  /// NULL instead of a fault where `isTry`.
  case cast(BoundExpression, to: DataType, isTry: Bool, Origin)
  case call(ScalarFunction, [BoundExpression], type: DataType, Origin)
  /// `numerator / denominator` as a RATIO: NULL where a part is NULL or the denominator 0, without
  /// the warning of a division by zero. Parts are INT64 or DECIMAL.
  case ratio(BoundExpression, BoundExpression, Origin)
}

public enum ComparisonOperator: String, Sendable {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  /// `IS NOT DISTINCT FROM`, `IS DISTINCT FROM`: never NULL.
  case same = "IS NOT DISTINCT FROM"
  case distinct = "IS DISTINCT FROM"
}

public enum ArithmeticOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  /// NULL and a warning where the divisor is 0; so also the next two.
  case divide = "/"
  case integerDivide = "DIV"
  case modulo = "%"
  case bitAnd = "&"
  case bitOr = "|"
  case shiftLeft = "<<"
  case shiftRight = ">>"
}

extension BoundExpression {
  public var type: DataType {
    switch self {
    case .column(_, let type), .constant(_, let type), .arithmetic(_, _, _, let type, _),
      .caseWhen(_, _, let type), .coalesce(_, let type), .cast(_, let type, _, _),
      .call(_, _, let type, _):
      type
    case .negate(let operand, _): operand.type
    case .shiftDate: .date
    case .compare, .and, .or, .not, .isNull, .isTrue, .inSet, .like: .bool
    case .ratio: .ratio
    }
  }
}
