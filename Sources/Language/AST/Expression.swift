/// A scalar expression as written; it holds no meaning yet.
public struct Expression: Sendable {
  public indirect enum Kind: Sendable {
    case literal(Literal)
    /// `@name`, without the `@`.
    case parameter(String)
    case name(ObjectName)
    /// `(x)`: kept, because `(a < b) = c` is legal and `a < b = c` is not.
    case parenthesized(Expression)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case isTest(Expression, IsTest, negated: Bool)
    case between(Expression, low: Expression, high: Expression, negated: Bool)
    case inList(Expression, [Expression], negated: Bool)
    case inQuery(Expression, Query, negated: Bool)
    case like(
      Expression, pattern: Expression, escape: Expression?, ignoresCase: Bool, negated: Bool)
    case caseWhen(operand: Expression?, branches: [CaseBranch], otherwise: Expression?)
    /// `CAST`, `TRY_CAST` (`isTry`) or `x::T`.
    case cast(Expression, TypeName, isTry: Bool)
    case extract(DatePart, Expression)
    case interval(Expression, DatePart)
    case call(FunctionCall)
    case scalarQuery(Query)
    case exists(Query)
  }

  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

public struct CaseBranch: Sendable {
  public let when: Expression
  public let then: Expression

  public init(when: Expression, then: Expression) {
    self.when = when
    self.then = then
  }
}

public enum Literal: Sendable, Equatable {
  case null
  case bool(Bool)
  /// Without a sign. Above `Int64.max` only its negation may be in range.
  case integer(UInt64)
  /// `unscaled × 10^-scale`; a percent literal `45%` has scale + 2 already counted in.
  case decimal(unscaled: Int128, scale: Int, isPercent: Bool)
  case float(Double)
  /// Brought to NFC.
  case string(String)
  /// `DATE '…'` and `TIMESTAMP '…'`: the text between the quotes.
  case date(String)
  case timestamp(String)
}

public enum UnaryOperator: String, Sendable {
  case plus = "+"
  case minus = "-"
  case bitNot = "~"
  case not = "NOT"
}

public enum BinaryOperator: String, Sendable {
  case multiply = "*"
  case divide = "/"
  /// `DIV` and `//`.
  case integerDivide = "DIV"
  case modulo = "%"
  case add = "+"
  case subtract = "-"
  case concatenate = "||"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case bitAnd = "&"
  case bitOr = "|"
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  /// `IS NOT DISTINCT FROM` and `<=>`.
  case same = "IS NOT DISTINCT FROM"
  case distinct = "IS DISTINCT FROM"
  case and = "AND"
  case or = "OR"
}

public enum IsTest: String, Sendable {
  case null = "NULL"
  case `true` = "TRUE"
  case `false` = "FALSE"
  case unknown = "UNKNOWN"
}

public enum DatePart: String, Sendable, CaseIterable {
  case year = "YEAR"
  case isoYear = "ISOYEAR"
  case quarter = "QUARTER"
  case month = "MONTH"
  case week = "WEEK"
  case isoWeek = "ISOWEEK"
  case day = "DAY"
  case dayOfWeek = "DAYOFWEEK"
  case dayOfYear = "DAYOFYEAR"
  case hour = "HOUR"
  case minute = "MINUTE"
  case second = "SECOND"
}

/// `name(…) [WITHIN GROUP (…)] [FILTER (…)] [OVER (…)]`
public struct FunctionCall: Sendable {
  public let name: Identifier
  /// `f(*)`; then `arguments` is empty.
  public let isStar: Bool
  public let isDistinct: Bool
  public let arguments: [Expression]
  public let orderBy: [OrderItem]
  public let withinGroup: [OrderItem]
  public let filter: Expression?
  public let over: WindowSpecification?

  public init(
    name: Identifier, isStar: Bool = false, isDistinct: Bool = false, arguments: [Expression] = [],
    orderBy: [OrderItem] = [], withinGroup: [OrderItem] = [], filter: Expression? = nil,
    over: WindowSpecification? = nil
  ) {
    self.name = name
    self.isStar = isStar
    self.isDistinct = isDistinct
    self.arguments = arguments
    self.orderBy = orderBy
    self.withinGroup = withinGroup
    self.filter = filter
    self.over = over
  }
}

public struct WindowSpecification: Sendable {
  public let partitionBy: [Expression]
  public let orderBy: [OrderItem]
  public let frame: WindowFrame?
  public let span: SourceSpan

  public init(
    partitionBy: [Expression], orderBy: [OrderItem], frame: WindowFrame?, span: SourceSpan
  ) {
    self.partitionBy = partitionBy
    self.orderBy = orderBy
    self.frame = frame
    self.span = span
  }
}

public struct WindowFrame: Sendable {
  public enum Bound: Sendable {
    case unboundedPreceding, unboundedFollowing, currentRow
    case preceding(Expression)
    case following(Expression)
  }

  public let isRange: Bool
  public let start: Bound
  public let end: Bound

  public init(isRange: Bool, start: Bound, end: Bound) {
    self.isRange = isRange
    self.start = start
    self.end = end
  }
}
