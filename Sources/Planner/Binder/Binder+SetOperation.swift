import Engine
import Language

extension Binder {
  /// Columns by position (or BY NAME), names from the first input, types that hold all.
  func combined(
    _ operation: SetOperator, _ inputs: [BoundRelation], _ span: SourceSpan
  ) throws(Diagnostic) -> BoundRelation {
    guard operation.kind == .union else { throw .notAvailable(operation.kind.rawValue, span) }
    var lists = [inputs[0].scope.columns]
    for input in inputs.dropFirst() {
      lists.append(try matching(input.scope.columns, lists[0], operation, span))
    }
    var sides = inputs
    var types: [DataType] = []
    for place in lists[0].indices {
      let items = lists.map { TypedExpression($0[place].column.reference, span: span) }
      types.append(try commonType(items, of: operation.kind.rawValue))
    }
    let pooled = lists[0].indices.map { place -> (DataType, DataType)? in
      partTypes(lists.map { $0[place] }, isAll: operation.isAll)
    }
    let hidden = pooled.compactMap(\.self).flatMap { [$0.0, $0.1] }
    for (index, list) in lists.enumerated() {
      sides[index].plan = aligned(sides[index].plan, list, types, pooled)
    }
    let columns = (types + hidden).map { PlanColumn(id: newColumn(), type: $0) }
    let scope = unionScope(lists[0], columns, pooled)
    let union = BoundRelation(
      plan: .unionAll(sides.map(\.plan), columns: columns), scope: scope)
    return operation.isAll ? union : distinct(union)
  }

  private func matching(
    _ columns: [ScopeColumn], _ first: [ScopeColumn], _ operation: SetOperator,
    _ span: SourceSpan
  ) throws(Diagnostic) -> [ScopeColumn] {
    guard columns.count == first.count else {
      throw .setOperationWidth(operation.kind.rawValue, first.count, columns.count, span)
    }
    guard operation.isByName else { return columns }
    var ordered: [ScopeColumn] = []
    for column in first {
      guard let match = columns.first(where: { $0.key == column.key }) else {
        throw .missingByName(column.name, columns.map(\.name), span)
      }
      ordered.append(match)
    }
    return ordered
  }

  /// The types of a ratio's parts where it is poolable on every side.
  private func partTypes(_ columns: [ScopeColumn], isAll: Bool) -> (DataType, DataType)? {
    guard isAll, var types = columns[0].parts.map({ ($0.numerator.type, $0.denominator.type) })
    else { return nil }
    for column in columns.dropFirst() {
      guard let parts = column.parts,
        let numerator = Self.supertype(types.0, parts.numerator.type),
        let denominator = Self.supertype(types.1, parts.denominator.type)
      else { return nil }
      types = (numerator, denominator)
    }
    return types
  }

  /// One input with exactly the union's columns: the visible ones, then parts of poolable ratios.
  private func aligned(
    _ plan: LogicalPlan, _ columns: [ScopeColumn], _ types: [DataType],
    _ pooled: [(DataType, DataType)?]
  ) -> LogicalPlan {
    var computed: [Computed] = []
    func add(_ column: PlanColumn, as type: DataType) {
      let cast: BoundExpression =
        column.type == type
        ? column.reference : .cast(column.reference, to: type, isTry: false, -1)
      computed.append(Computed(id: newColumn(), cast))
    }
    for (column, type) in zip(columns, types) { add(column.column, as: type) }
    for (column, parts) in zip(columns, pooled) {
      guard let parts else { continue }
      add(column.parts!.numerator, as: parts.0)
      add(column.parts!.denominator, as: parts.1)
    }
    return .project(plan, computed)
  }

  private func unionScope(
    _ names: [ScopeColumn], _ columns: [PlanColumn], _ pooled: [(DataType, DataType)?]
  ) -> Scope {
    var next = names.count
    var scope = Scope.empty
    for (place, name) in names.enumerated() {
      var parts: RatioParts?
      if pooled[place] != nil {
        parts = RatioParts(numerator: columns[next], denominator: columns[next + 1])
        next += 2
      }
      scope.columns.append(ScopeColumn(name.name, columns[place], parts: parts))
    }
    return scope
  }
}
