import Language

/// The queries that UNION ALL puts together, each as it would stand alone; of other queries the
/// query itself.
struct UnionOperands {
  private(set) var queries: [Query] = []
  /// What behind a UNION ALL the operands lack; lower case, no full stop.
  private(set) var notes: [String] = []
  /// Whether no other set operation follows.
  private(set) var areAll = true

  init(_ query: Query) { add(query) }

  private mutating func add(_ query: Query) {
    switch query.body {
    case .set(let body, _, let limit) where body.isUnionAll:
      for operand in body.operands { add(query.reading(operand)) }
      leave(query.stages, hasLimit: limit != nil)
    case .from:
      guard let first = query.firstUnion else { return queries.append(query) }
      queries.append(query.reading(query.body, stages: query.stages[..<first]))
      let end = query.stages[first...].firstIndex { !$0.keepsRows && !$0.isUnionAll }
      let unions = query.stages[first..<(end ?? query.stages.endIndex)]
      for case .setOperation(let stage) in unions {
        for operand in stage.operands { add(query.reading(operand)) }
      }
      leave(query.stages[first...].filter { !$0.isUnionAll }, hasLimit: false)
      areAll = areAll && !query.stages[unions.endIndex...].contains(where: \.addsTable)
    default: queries.append(query)
    }
  }

  private mutating func leave(_ stages: [PipeStage], hasLimit: Bool) {
    areAll = areAll && !stages.contains(where: \.addsTable)
    if hasLimit || stages.contains(where: { $0.isFilter || $0.isLimit }) {
      notes.append("filters and LIMIT behind UNION ALL are left out: these are the rows before it")
    }
  }
}

extension Query {
  /// Where UNION ALL is added to rows that still are those of a table.
  fileprivate var firstUnion: Int? {
    stages.firstIndex { !$0.keepsRows }.flatMap { stages[$0].isUnionAll ? $0 : nil }
  }

  /// The operand with our WITH before it.
  fileprivate func reading(_ operand: Query) -> Query {
    Query(
      with: with + operand.with, body: operand.body, stages: operand.stages, span: operand.span)
  }

  fileprivate func reading(_ operand: SetExpression) -> Query {
    switch operand {
    case .query(let query, _): reading(query)
    case .table(let name): reading(.from(.table(name, nil)))
    case .select, .values, .operation: reading(.set(operand, orderBy: [], limit: nil))
    }
  }

  fileprivate func reading(_ body: QueryBody, stages: ArraySlice<PipeStage> = []) -> Query {
    Query(with: with, body: body, stages: Array(stages), span: span)
  }
}

extension PipeStage {
  fileprivate var isUnionAll: Bool {
    if case .setOperation(let stage) = self { stage.operation.isUnionAll } else { false }
  }

  fileprivate var isLimit: Bool { if case .limit = self { true } else { false } }
}

extension SetOperator {
  fileprivate var isUnionAll: Bool { kind == .union && isAll }
}

extension SetExpression {
  fileprivate var isUnionAll: Bool {
    if case .operation(let operation, _, _, _) = self { operation.isUnionAll } else { false }
  }

  fileprivate var operands: [SetExpression] {
    if case .operation(_, let left, let right, _) = self { [left, right] } else { [self] }
  }
}
