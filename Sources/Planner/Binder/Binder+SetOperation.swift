import Engine
import Language

extension Binder {
  /// Columns by position (or BY NAME), names from the first input, types that hold all.
  func combined(
    _ operation: SetOperator, _ inputs: [BoundRelation], _ span: SourceSpan
  ) throws(Diagnostic) -> BoundRelation {
    if operation.kind == .union, !operation.isAll { try limits.compare() }
    if operation.kind == .union { return try union(operation, inputs, span) }
    var result = inputs[0]
    for input in inputs.dropFirst() {
      try limits.compare()
      result = try compared(operation, result, input, span)
    }
    return result
  }

  /// INTERSECT and EXCEPT: rows of both sides with the side they come from, grouped by all columns,
  /// so that NULLs are equal. With ALL the copies of a row are numbered first.
  private func compared(
    _ operation: SetOperator, _ left: BoundRelation, _ right: BoundRelation, _ span: SourceSpan
  ) throws(Diagnostic) -> BoundRelation {
    let marked = [marked(left, 1, operation), marked(right, 2, operation)]
    let both = try union(
      SetOperator(.union, isAll: true, isByName: operation.isByName), marked, span)
    let side = both.scope.columns[both.scope.columns.count - 1].column
    let rows = both.scope.columns.dropLast()
    let keys = rows.map { Computed(id: $0.column.id, $0.column.reference) }
    func extreme(_ name: String) -> ComputedAggregate {
      ComputedAggregate(
        id: newColumn(),
        AggregateCall(
          function: FunctionRegistry.aggregate(named: name)!, arguments: [side.reference],
          type: .int64, origin: -1))
    }
    let (first, last) = (extreme("MIN"), extreme("MAX"))
    let wanted: Int64 = operation.kind == .intersect ? 2 : 1
    let grouped = LogicalPlan.filter(
      .aggregate(both.plan, keys: keys, aggregates: [first, last]),
      .and(
        .compare(.equal, first.column.reference, .constant(.int64(1), .int64)),
        .compare(.equal, last.column.reference, .constant(.int64(wanted), .int64))))
    let visible = rows.prefix(left.scope.columns.count).map { $0.published() }
    return BoundRelation(plan: grouped, scope: Scope(columns: visible, ranges: []))
  }

  /// The relation with, at the end, the number of each copy of a row (for ALL) and its side.
  private func marked(
    _ input: BoundRelation, _ side: Int64, _ operation: SetOperator
  ) -> BoundRelation {
    var result = input
    let mark = Computed(id: newColumn(), .constant(.int64(side), .int64))
    if operation.isAll {
      let number = ComputedWindow(
        id: newColumn(), partitionBy: input.scope.columns.map(\.column.reference), orderBy: [],
        call: WindowCall(
          function: .window(FunctionRegistry.window(named: "ROW_NUMBER")!), arguments: [],
          isDistinct: false, filter: nil, frame: .partition, type: .int64, origin: -1))
      result.plan = .window(result.plan, [number])
      // A name that no user can write, because BY NAME goes by names.
      result.scope.columns.append(ScopeColumn("\u{0}copy", number.column))
    }
    result = result.extended(by: [mark])
    result.scope.columns.append(ScopeColumn("\u{0}side", mark.column))
    return result
  }

  private func union(
    _ operation: SetOperator, _ inputs: [BoundRelation], _ span: SourceSpan
  ) throws(Diagnostic) -> BoundRelation {
    var lists = [inputs[0].scope.columns]
    for input in inputs.dropFirst() {
      lists.append(try matching(input.scope.columns, lists[0], operation, span))
    }
    var sides = inputs
    var types: [DataType] = []
    for place in lists[0].indices {
      let items = lists.indices.map { index in
        let column = lists[index][place].column
        return inputs[index].plan.isAlwaysNull(column.id)
          ? TypedExpression(.constant(.null, .null), isUntyped: true, span: span)
          : TypedExpression(column.reference, span: span)
      }
      let type = try commonType(items, of: operation.kind.rawValue)
      types.append(type == .null ? .int64 : type)
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
    for (place, column) in first.enumerated()
    where first[..<place].contains(where: { $0.key == column.key }) {
      throw .repeatedByName(column.name, span)
    }
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
        plan.isAlwaysNull(column.id)
        ? .constant(.null, type)
        : column.type == type
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

extension LogicalPlan {
  /// Whether the column is the NULL that somebody wrote, which takes any type.
  fileprivate func isAlwaysNull(_ id: ColumnID) -> Bool {
    switch self {
    case .project(let input, let computed):
      guard let item = computed.first(where: { $0.column.id == id }) else { return false }
      switch item.expression {
      case .constant(.null, _): return true
      case .column(let inner, _): return input.isAlwaysNull(inner)
      default: return false
      }
    case .values(let rows, let columns):
      guard let place = columns.firstIndex(where: { $0.id == id }), !rows.isEmpty else {
        return false
      }
      return rows.allSatisfy { if case .constant(.null, _) = $0[place] { true } else { false } }
    case .filter(let input, _), .sort(let input, _), .limit(let input, _, _):
      return input.isAlwaysNull(id)
    case .unionAll(let inputs, let columns):
      guard let place = columns.firstIndex(where: { $0.id == id }) else { return false }
      return inputs.allSatisfy { $0.isAlwaysNull($0.columns[place].id) }
    default:
      return false
    }
  }
}
