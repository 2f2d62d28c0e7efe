import Engine
import Language

/// Expressions as text of one dialect. Each answer is closed: an atom, a call, or in parentheses,
/// so that no engine's precedence matters.
struct SQLExpressionPrinter {
  let dialect: SQLDialect
  let origins: [SourceSpan?]

  typealias Columns = [ColumnID: String]

  func text(
    _ expression: BoundExpression, _ columns: Columns
  ) throws(Diagnostic) -> String {
    func part(_ operand: BoundExpression) throws(Diagnostic) -> String {
      try text(operand, columns)
    }
    switch expression {
    case .column(let id, _):
      guard let text = columns[id] else { preconditionFailure("column \(id) is not here") }
      return text
    case .constant(let value, let type): return try constant(value, type)
    case .compare(let op, let a, let b): return try comparison(op, a, b, columns)
    case .arithmetic(let op, let a, let b, let type, let origin):
      return try arithmetic(SQLOperation(op, a, b, type, origin), columns)
    case .negate(let a, _): return "(-\(try part(a)))"
    case .shiftDate(let date, let months, let days, let origin):
      return try shiftedDate(date, months, days, origin, columns)
    case .and(let a, let b): return "(\(try part(a)) AND \(try part(b)))"
    case .or(let a, let b): return "(\(try part(a)) OR \(try part(b)))"
    case .not(.isNull(let a)): return "(\(try part(a)) IS NOT NULL)"
    case .not(let a): return "(NOT \(try part(a)))"
    case .isNull(let a): return "(\(try part(a)) IS NULL)"
    case .isTrue(let a): return "(\(try part(a)) IS TRUE)"
    case .inSet(let a, let values):
      var items: [String] = []
      for value in values { items.append(try literal(value, a.type)) }
      return "(\(try part(a)) IN (\(items.joined(separator: ", "))))"
    case .like(let a, let pattern, let escape, let ignoresCase, let origin):
      return try like(SQLLike(a, pattern, escape, ignoresCase, origin), columns)
    case .caseWhen(let branches, let otherwise, _):
      var words = "CASE"
      for branch in branches {
        words += " WHEN \(try part(branch.when)) THEN \(try part(branch.then))"
      }
      return "\(words) ELSE \(try part(otherwise)) END"
    case .coalesce(let all, _):
      if all.count == 1 { return try part(all[0]) }
      return try call("coalesce", all, columns)
    case .cast(let a, let type, let isTry, let origin):
      return try cast(SQLCast(a, type, isTry, origin), columns)
    case .call(let function, let all, let type, let origin):
      return try call(function, all, type, origin, columns)
    case .ratio(let a, let b, let origin):
      return try arithmetic(SQLOperation(.divide, a, b, .ratio, origin), columns)
    }
  }

  func call(
    _ name: String, _ arguments: [BoundExpression], _ columns: Columns
  ) throws(Diagnostic) -> String {
    "\(name)(\(try texts(arguments, columns).joined(separator: ", ")))"
  }

  func texts(
    _ all: [BoundExpression], _ columns: Columns
  ) throws(Diagnostic) -> [String] {
    var texts: [String] = []
    for item in all { texts.append(try text(item, columns)) }
    return texts
  }

  func unsupported(_ construct: String, _ origin: Origin) -> Diagnostic {
    let place = Int(origin)
    return .notInDialect(
      construct, dialect, origins.indices.contains(place) ? origins[place] : nil)
  }

  /// Keys without columns order nothing, and could be taken for the number of a column.
  func order(_ keys: [SortKey], _ columns: Columns) throws(Diagnostic) -> [SQLOrder] {
    var order: [SQLOrder] = []
    for key in keys where !key.expression.columnIDs.isEmpty {
      if key.isVietnamese { throw unsupported("COLLATE vi", -1) }
      var text = try self.text(key.expression, columns)
      if key.expression.type == .string, dialect == .postgres { text += " COLLATE \"C\"" }
      let direction = key.isDescending ? "DESC" : "ASC"
      let nulls = key.nullsFirst ? "NULLS FIRST" : "NULLS LAST"
      order.append(SQLOrder(text: text, suffix: "\(direction) \(nulls)"))
    }
    return order
  }

  private func comparison(
    _ op: ComparisonOperator, _ a: BoundExpression, _ b: BoundExpression, _ columns: Columns
  ) throws(Diagnostic) -> String {
    var sides = (try operand(a, columns), try operand(b, columns))
    if a.isConstant, b.isConstant { sides = (try text(a, columns), try text(b, columns)) }
    if a.type == .string, dialect == .postgres, ![.equal, .notEqual].contains(op) {
      sides.1 += " COLLATE \"C\""
    }
    switch (op, dialect) {
    case (.same, .spark): return "(\(sides.0) <=> \(sides.1))"
    case (.distinct, .spark): return "(NOT (\(sides.0) <=> \(sides.1)))"
    default: return "(\(sides.0) \(op.rawValue) \(sides.1))"
    }
  }

  /// Beside an operand whose type is known a literal needs no cast.
  private func operand(
    _ expression: BoundExpression, _ columns: Columns
  ) throws(Diagnostic) -> String {
    if case .constant(let value, let type) = expression, value != .null {
      return try literal(value, type)
    }
    return try text(expression, columns)
  }
}
