import Engine

/// Which side is built, and how its rows are found.
struct JoinChoice {
  let planner: PhysicalPlanner

  func lower(_ join: LogicalJoin) -> Lowered {
    let swaps =
      join.kind == .right
      || join.kind == .inner && Statistics.rowCount(join.left) < Statistics.rowCount(join.right)
    let probe = swaps ? join.right : join.left
    let build = swaps ? join.left : join.right
    let sides = (planner.lower(probe), planner.lower(build))
    let both = Lowered(sides.0.plan, sides.0.ids + sides.1.ids)
    var keys: [(probe: BoundExpression, build: BoundExpression)] = []
    var residual: [BoundExpression] = []
    for term in join.condition?.conjuncts ?? [] {
      let pairs = Self.keyPairs(term, ColumnSet(sides.0.ids), ColumnSet(sides.1.ids))
      keys += pairs
      if pairs.isEmpty { residual.append(term) }
    }
    let plan = JoinPlan(
      kind: join.kind == .right ? .left : join.kind, probe: sides.0.plan, build: sides.1.plan,
      probeKeys: keys.map { sides.0.positioned($0.probe) },
      buildKeys: keys.map { sides.1.positioned($0.build) },
      residual: residual.isEmpty ? nil : both.positioned(.all(residual)),
      algorithm: algorithm(keys.map(\.build), build),
      id: join.id.map { Self.id($0, swapped: swaps) })
    let ids = join.kind == .semi || join.kind == .anti ? sides.0.ids : both.ids
    // As it runs, the side that is built stands second, and so it is the right one.
    let shown = LogicalJoin(kind: plan.kind, left: probe, right: build, condition: join.condition)
    return planner.made(.join(plan), ids, from: .join(shown)) { printer in
      [plan.algorithm.word, printer.title(.join(shown))].compactMap(\.self).joined(separator: " ")
    }
  }

  /// The id of a physical join tells which side is built.
  static func id(_ join: Int, swapped: Bool) -> Int { join * 2 + (swapped ? 1 : 0) }

  /// The two sides of `probe = build`, of one type; none for any other condition.
  ///
  /// `IS NOT DISTINCT FROM` becomes two pairs, because keys that are NULL never match: whether it
  /// is NULL, and the value with a stand-in for NULL.
  private static func keyPairs(
    _ term: BoundExpression, _ probe: ColumnSet, _ build: ColumnSet
  ) -> [(probe: BoundExpression, build: BoundExpression)] {
    guard case .compare(let op, let a, let b) = term, op == .equal || op == .same else { return [] }
    let (columnsA, columnsB) = (a.columnIDs, b.columnIDs)
    guard !columnsA.isEmpty, !columnsB.isEmpty else { return [] }
    var pair: (probe: BoundExpression, build: BoundExpression)
    if columnsA.isSubset(of: probe), columnsB.isSubset(of: build) {
      pair = (a, b)
    } else if columnsB.isSubset(of: probe), columnsA.isSubset(of: build) {
      pair = (b, a)
    } else {
      return []
    }
    guard let type = Binder.supertype(pair.probe.type, pair.build.type) else { return [] }
    pair = (pair.probe.converted(to: type), pair.build.converted(to: type))
    guard op == .same else { return [pair] }
    let standIn = BoundExpression.constant(type.anyValue, type)
    return [
      (.coalesce([pair.probe, standIn], type), .coalesce([pair.build, standIn], type)),
      (.isNull(pair.probe), .isNull(pair.build)),
    ]
  }

  private func algorithm(
    _ keys: [BoundExpression], _ build: LogicalPlan
  ) -> JoinPlan.Algorithm {
    guard let first = keys.first else { return .nestedLoop }
    guard keys.count == 1, planner.switches.allows("array-joins"),
      case .column(let id, let type) = first,
      type == .int64 || type == .date,
      case .integers(let low, let high)? = Statistics.domain(of: id, in: build)
    else { return .hash }
    // Up to four places a row the array stays smaller than a hash table.
    let places = Double(high) - Double(low) + 1
    return places <= max(1_024, 4 * Statistics.rowCount(build))
      ? .array(low: low, high: high) : .hash
  }
}

extension JoinPlan.Algorithm {
  /// nil: the word "join" alone.
  fileprivate var word: String? {
    switch self {
    case .array: "array"
    case .hash: "hash"
    case .nestedLoop: nil
    }
  }
}

extension BoundExpression {
  fileprivate func converted(to type: DataType) -> BoundExpression {
    self.type == type ? self : .cast(self, to: type, isTry: false, -1)
  }
}

extension DataType {
  /// Some value of the type.
  fileprivate var anyValue: Value {
    switch self {
    case .null: .null
    case .bool: .bool(false)
    case .int64: .int64(0)
    case .float64: .float64(0)
    case .decimal(_, let scale): .decimal(unscaled: 0, scale: scale)
    case .string: .string("")
    case .date: .date(0)
    case .timestamp: .timestamp(0)
    case .ratio: .ratio(0)
    }
  }
}
