extension BoundExpression {
  /// The operands, in order.
  public var children: [BoundExpression] {
    switch self {
    case .column, .constant: []
    case .compare(_, let a, let b), .arithmetic(_, let a, let b, _, _), .and(let a, let b),
      .or(let a, let b), .ratio(let a, let b, _):
      [a, b]
    case .negate(let a, _), .not(let a), .isNull(let a), .isTrue(let a), .inSet(let a, _),
      .cast(let a, _, _, _):
      [a]
    case .like(let a, let pattern, _, _, _): [a, pattern]
    case .shiftDate(let date, let months, let days, _): [date, months, days]
    case .caseWhen(let branches, let otherwise, _):
      branches.flatMap { [$0.when, $0.then] } + [otherwise]
    case .coalesce(let all, _), .call(_, let all, _, _): all
    }
  }

  /// The columns that are read.
  var columns: Set<Int> {
    if case .column(let position, _) = self { return [position] }
    return children.reduce(into: []) { $0.formUnion($1.columns) }
  }

  /// Whether no column is read.
  public var isConstant: Bool {
    if case .column = self { return false }
    return children.allSatisfy(\.isConstant)
  }

  /// Whether a row can end the query with a fault or count as a division by zero. What can fail
  /// may only be evaluated for rows that need it.
  public var canFail: Bool { failsItself || children.contains(where: \.canFail) }

  private var failsItself: Bool {
    switch self {
    case .arithmetic(let operation, _, _, let type, _):
      switch operation {
      case .divide, .integerDivide, .modulo: true
      case .bitAnd, .bitOr, .shiftRight: false
      default: type != .float64
      }
    case .negate(let operand, _): operand.type == .int64
    case .cast(let operand, let target, let isTry, _): !isTry && Cast.canFail(operand.type, target)
    case .like(_, .constant, _, _, _): false
    case .shiftDate, .call, .ratio, .like: true
    default: false
    }
  }

  /// The value of an expression without columns.
  ///
  /// - Throws: what its evaluation throws: overflow, a failed cast. A division by zero is NULL, and
  ///   its warning is lost: fold only what cannot fail, or use `foldedValue`.
  public func constantValue() throws(EngineFault) -> Value {
    try constantValue(ExecutionContext())
  }

  /// The value of a constant expression that neither fails nor warns; nil otherwise.
  public var foldedValue: Value? {
    if case .constant(let value, _) = self { return value }
    guard isConstant else { return nil }
    let context = ExecutionContext()
    // A fault belongs to the run of the query, and only if a row needs the expression.
    guard let value = try? constantValue(context), context.divisionByZero == nil else { return nil }
    return value
  }

  private func constantValue(_ context: ExecutionContext) throws(EngineFault) -> Value {
    precondition(isConstant)
    if case .constant(let value, _) = self { return value }
    return try ExpressionCompiler.node(self).evaluate(Chunk([], rowCount: 1), context).value(at: 0)
  }
}
