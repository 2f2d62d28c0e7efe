import Engine

/// A query whose plan is asked for.
public struct BoundExplain: Sendable {
  public let query: BoundQuery
  /// Before subqueries became joins.
  let written: LogicalPlan
  let names: ColumnNames
  /// It runs, and each operator is measured.
  public let isAnalyzed: Bool

  /// The plan as written and as it runs, with estimated rows; between them what made the one of the
  /// other.
  public func lines(_ switches: RuleSwitches) -> [String] {
    var changes: [String] = []
    let optimized = Optimizer.optimize(query, switches) { rule, before, after in
      let printer = words(for: [written, before, after], isShort: false)
      if printer.lines(before) != printer.lines(after) { changes.append(rule) }
    }
    let printer = words(for: [written, optimized.plan])
    var lines = ["as written:"] + indented(printer.lines(picked))
    lines.append(
      changes.isEmpty ? "as it runs:" : "as it runs, by \(changes.joined(separator: ", ")):")
    let physical = PhysicalPlanner(switches: switches, printer: printer).lower(optimized)
    lines += physical.measures.map { "  " + $0.indented + $0.measure.estimateText }
    if !switches.off.isEmpty { lines.append("off: \(switches.off.joined(separator: ", "))") }
    return lines
  }

  /// As written, with the columns that the query gives.
  private var picked: LogicalPlan {
    let wanted = query.requiredColumns
    if written.columns == wanted { return written }
    return .project(written, wanted.map { Computed(id: $0.id, $0.reference) })
  }

  /// The logical plan after the optimizer.
  func optimizedLines(_ switches: RuleSwitches) -> [String] {
    let optimized = Optimizer.optimize(query, switches)
    return words(for: [written, optimized.plan]).lines(optimized.plan)
  }

  /// The plan as it runs; what it does is counted by its `measures`.
  public func measured(_ switches: RuleSwitches) -> PhysicalPlan {
    let optimized = Optimizer.optimize(query, switches)
    return PhysicalPlanner(switches: switches, printer: words(for: [written, optimized.plan]))
      .lower(optimized)
  }

  private func words(for plans: [LogicalPlan], isShort: Bool = true) -> PlanPrinter {
    PlanPrinter(
      text: PlanText(names, of: plans), tables: query.tableNames, isShort: isShort)
  }

  private func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }
}

extension OperatorMeasure {
  fileprivate var estimateText: String {
    " (≈ \(estimate) row\(estimate == 1 ? "" : "s"))"
  }
}

/// A measured operator and how deep in the plan it stands.
public struct PlacedMeasure: Sendable {
  public let measure: OperatorMeasure
  let depth: Int

  /// The title as a line of a tree.
  public var indented: String { String(repeating: "  ", count: depth) + measure.title }
}

extension PhysicalPlan {
  /// Those of all measured nodes, each before its inputs.
  public var measures: [PlacedMeasure] {
    var found: [PlacedMeasure] = []
    var waiting = [(plan: self, depth: 0)]
    while let (plan, depth) = waiting.popLast() {
      guard case .measured(let node, let measure) = plan else {
        waiting += plan.inputs.reversed().map { ($0, depth) }
        continue
      }
      found.append(PlacedMeasure(measure: measure, depth: depth))
      waiting += node.inputs.reversed().map { ($0, depth + 1) }
    }
    return found
  }

  private var inputs: [PhysicalPlan] {
    switch self {
    case .scan, .values: []
    case .filter(let input, _), .project(let input, _), .aggregate(let input, _, _, _),
      .window(let input, _), .sort(let input, _), .topN(let input, _, _, _),
      .limit(let input, _, _), .measured(let input, _):
      [input]
    case .join(let join): [join.probe, join.build]
    case .unionAll(let inputs): inputs
    }
  }
}
