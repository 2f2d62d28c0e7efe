import Engine

extension BoundExpression {
  /// The expression with each part that `replace` answers for replaced; the answers' own parts are
  /// not looked at again.
  func mapped(_ replace: (BoundExpression) -> BoundExpression?) -> BoundExpression {
    if let replaced = replace(self) { return replaced }
    func map(_ part: BoundExpression) -> BoundExpression { part.mapped(replace) }
    switch self {
    case .column, .constant: return self
    case .compare(let op, let a, let b): return .compare(op, map(a), map(b))
    case .arithmetic(let op, let a, let b, let type, let origin):
      return .arithmetic(op, map(a), map(b), type: type, origin)
    case .negate(let a, let origin): return .negate(map(a), origin)
    case .shiftDate(let a, let months, let days, let origin):
      return .shiftDate(map(a), months: map(months), days: map(days), origin)
    case .and(let a, let b): return .and(map(a), map(b))
    case .or(let a, let b): return .or(map(a), map(b))
    case .not(let a): return .not(map(a))
    case .isNull(let a): return .isNull(map(a))
    case .isTrue(let a): return .isTrue(map(a))
    case .inSet(let a, let values): return .inSet(map(a), values)
    case .like(let a, let pattern, let escape, let ignoresCase, let origin):
      return .like(
        map(a), pattern: map(pattern), escape: escape, ignoresCase: ignoresCase, origin)
    case .caseWhen(let branches, let otherwise, let type):
      return .caseWhen(
        branches.map { (map($0.when), map($0.then)) }, otherwise: map(otherwise), type)
    case .coalesce(let all, let type): return .coalesce(all.map(map), type)
    case .cast(let a, let type, let isTry, let origin):
      return .cast(map(a), to: type, isTry: isTry, origin)
    case .call(let function, let all, let type, let origin):
      return .call(function, all.map(map), type: type, origin)
    case .ratio(let a, let b, let origin): return .ratio(map(a), map(b), origin)
    }
  }

  /// Ids (or positions) of all columns in the expression.
  var columnIDs: ColumnSet {
    var found: ColumnSet = []
    collectColumns(into: &found)
    return found
  }

  private func collectColumns(into found: inout ColumnSet) {
    if case .column(let id, _) = self { found.insert(id) }
    for child in children { child.collectColumns(into: &found) }
  }

  /// The terms of a conjunction; the expression itself where it is none.
  var conjuncts: [BoundExpression] {
    var terms: [BoundExpression] = []
    var rest = [self]
    while let next = rest.popLast() {
      if case .and(let a, let b) = next { rest += [b, a] } else { terms.append(next) }
    }
    return terms
  }

  /// The terms of a disjunction.
  var disjuncts: [BoundExpression] {
    var terms: [BoundExpression] = []
    var rest = [self]
    while let next = rest.popLast() {
      if case .or(let a, let b) = next { rest += [b, a] } else { terms.append(next) }
    }
    return terms
  }

  /// Equal in structure, so equal in value for the same row. Origins do not count.
  func isSame(as other: BoundExpression) -> Bool {
    guard sameNode(other) else { return false }
    let mine = children
    let theirs = other.children
    return mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.isSame(as: $1) }
  }

  /// The same for expressions that are the same. A hash of columns and numbers, in which aggregates
  /// of one query differ.
  func hash(into hasher: inout Hasher) {
    switch self {
    case .column(let id, _): hasher.combine(id)
    case .constant(.int64(let number), _): hasher.combine(number)
    default: hasher.combine(children.count)
    }
    for child in children { child.hash(into: &hasher) }
  }

  private func sameNode(_ other: BoundExpression) -> Bool {
    switch (self, other) {
    case (.column(let a, _), .column(let b, _)): a == b
    case (.constant(let a, let typeA), .constant(let b, let typeB)): a == b && typeA == typeB
    case (.compare(let a, _, _), .compare(let b, _, _)): a == b
    case (.arithmetic(let a, _, _, let typeA, _), .arithmetic(let b, _, _, let typeB, _)):
      a == b && typeA == typeB
    case (.inSet(_, let a), .inSet(_, let b)): a == b
    case (.like(_, _, let a, let caseA, _), .like(_, _, let b, let caseB, _)):
      a == b && caseA == caseB
    case (.caseWhen(let a, _, let typeA), .caseWhen(let b, _, let typeB)):
      a.count == b.count && typeA == typeB
    case (.coalesce(_, let a), .coalesce(_, let b)): a == b
    case (.cast(_, let a, let tryA, _), .cast(_, let b, let tryB, _)): a == b && tryA == tryB
    case (.call(let a, _, let typeA, _), .call(let b, _, let typeB, _)):
      a.name == b.name && typeA == typeB
    case (.negate, .negate), (.shiftDate, .shiftDate), (.and, .and), (.or, .or), (.not, .not),
      (.isNull, .isNull), (.isTrue, .isTrue), (.ratio, .ratio):
      true
    default: false
    }
  }
}
