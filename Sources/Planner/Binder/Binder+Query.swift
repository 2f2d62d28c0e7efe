import Engine
import Language

extension Binder {
  /// The query in a scope of its own.
  func bound(_ query: Query) throws(Diagnostic) -> BoundRelation {
    try limits.enter(query)
    let outer = commonTables
    defer {
      commonTables = outer
      limits.leave()
    }
    commonTables += query.with
    var relation = try bound(query.body)
    columnNames?.note(relation.scope.columns)
    for stage in query.stages {
      relation = try bound(stage, relation)
      columnNames?.note(relation.scope.columns)
    }
    return relation
  }

  private func bound(_ body: QueryBody) throws(Diagnostic) -> BoundRelation {
    switch body {
    case .from(let relation):
      return try bound(relation)
    case .set(let set, let orderBy, let limit):
      var result = try bound(set, orderBy: orderBy)
      if let limit { result = try limited(result, limit) }
      return result
    }
  }

  /// A set expression with the ORDER BY that belongs to it: of a single SELECT it may name input
  /// columns, of anything else only output columns.
  private func bound(
    _ set: SetExpression, orderBy: [OrderItem]
  ) throws(Diagnostic) -> BoundRelation {
    if case .select(let select) = set { return try bound(select, orderBy: orderBy) }
    let result = try bound(set)
    return orderBy.isEmpty ? result : try sorted(result, orderBy, allowsOrdinals: true)
  }

  private func bound(_ set: SetExpression) throws(Diagnostic) -> BoundRelation {
    switch set {
    case .select(let select): return try bound(select, orderBy: [])
    case .values(let rows, let span): return try values(rows, span)
    case .table(let name): return try table(name, alias: nil)
    case .query(let query, let alias):
      let inner = try bound(query)
      return alias.map { aliased(inner, $0.name) } ?? inner
    case .operation(let operation, let left, let right, let span):
      return try combined(operation, [try bound(left), try bound(right)], span)
    }
  }

  /// The stage's binding: the one place that lists the stages.
  private func bound(
    _ stage: PipeStage, _ input: BoundRelation
  ) throws(Diagnostic) -> BoundRelation {
    switch stage {
    case .select(let stage): try stage.bind(input, self)
    case .extend(let stage): try stage.bind(input, self)
    case .set(let stage): try stage.bind(input, self)
    case .drop(let stage): try stage.bind(input, self)
    case .rename(let stage): try stage.bind(input, self)
    case .alias(let stage): stage.bind(input, self)
    case .filter(let stage): try stage.bind(input, self)
    case .aggregate(let stage): try stage.bind(input, self)
    case .distinct(let stage): stage.bind(input, self)
    case .orderBy(let stage): try stage.bind(input, self)
    case .limit(let stage): try stage.bind(input, self)
    case .join(let stage): try stage.bind(input, self)
    case .setOperation(let stage): try stage.bind(input, self)
    case .with(let stage): stage.bind(input, self)
    case .pivot(let stage): try stage.bind(input, self)
    case .unpivot(let stage): try stage.bind(input, self)
    case .assert(let stage): try stage.bind(input, self)
    case .describe(let stage): stage.bind(input, self)
    }
  }
}
