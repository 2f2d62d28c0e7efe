extension PhysicalPlan {
  /// The types of the output columns.
  var columnTypes: [DataType] {
    var plan = self
    /// Columns that joins and windows add behind their input's, from the outermost node inward.
    var suffixes: [[DataType]] = []
    while true {
      switch plan {
      case .filter(let input, _), .sort(let input, _), .topN(let input, _, _, _),
        .limit(let input, _, _), .measured(let input, _):
        plan = input
      case .window(let input, let window):
        suffixes.append(window.calls.map(\.type))
        plan = input
      case .join(let join):
        if join.kind != .semi && join.kind != .anti { suffixes.append(join.build.columnTypes) }
        plan = join.probe
      case .unionAll(let inputs):
        guard let first = inputs.first else { return [] }
        plan = first
      default:
        return plan.ownTypes + suffixes.reversed().flatMap { $0 }
      }
    }
  }

  /// The types of a node that decides them itself.
  private var ownTypes: [DataType] {
    switch self {
    case .scan(let table, let columns, _):
      let stored = table.schema.storedColumns
      return columns.map { stored[$0].type }
    case .values(_, let types): return types
    case .project(_, let expressions): return expressions.map(\.type)
    case .aggregate(_, let keys, let aggregates, _):
      return keys.map(\.expression.type) + aggregates.map(\.type)
    default: preconditionFailure("the input decides the types")
    }
  }
}
