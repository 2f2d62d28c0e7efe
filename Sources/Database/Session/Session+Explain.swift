import Engine
import Language
import Planner

extension Session {
  /// EXPLAIN: the plan as lines. EXPLAIN ANALYZE: the query runs, its rows are dropped, and there
  /// is a row for each operator and one for the whole.
  func explained(_ explain: BoundExplain) throws(Diagnostic) -> QueryResult {
    guard explain.isAnalyzed else {
      return QueryResult(["plan"], explain.lines(settings.rules).map { [$0] })
    }
    return try watched { watch throws(Diagnostic) in try analyzed(explain, watch) }
  }

  private func analyzed(
    _ explain: BoundExplain, _ watch: StatementWatch
  ) throws(Diagnostic) -> QueryResult {
    let plan = explain.measured(settings.rules)
    let whole = OperatorMeasure("in all", estimatedRowCount: 0)
    let context = ExecutionContext(watch, workers: workers, measure: whole)
    do throws(EngineFault) {
      try Optimizer.optimize(explain.query, settings.rules).checkColumns(by: workers)
      try whole.time { () throws(EngineFault) in
        try Scheduler.run(plan, context) { whole.gave($0.rowCount) }
      }
    } catch {
      throw Diagnostic(error, origins: explain.query.origins)
    }
    return QueryResult(
      of: plan.measures, whole, warnings: fileNotes + explain.query.warnings(after: context))
  }
}

extension QueryResult {
  fileprivate init(
    of operators: [PlacedMeasure], _ whole: OperatorMeasure, warnings: [Diagnostic]
  ) {
    let columns = [
      Column(name: "plan", type: .string), Column(name: "estimated_rows", type: .int64),
      Column(name: "rows", type: .int64),
      Column(name: "time_ms", type: .decimal(precision: 18, scale: 3)),
      Column(name: "memory_bytes", type: .int64),
    ]
    let builders = columns.map { ColumnBuilder(type: $0.type) }
    func add(_ title: String, estimate: Int, _ measure: OperatorMeasure) {
      let microseconds = Int128((measure.milliseconds * 1e3).rounded())
      let row: [Value] = [
        .string(title), .int64(Int64(estimate)), .int64(Int64(measure.rowCount)),
        .decimal(unscaled: microseconds, scale: 3), .int64(Int64(measure.byteCount)),
      ]
      for (builder, value) in zip(builders, row) { builder.append(value) }
    }
    for placed in operators {
      add(placed.indented, estimate: placed.measure.estimate, placed.measure)
    }
    add(whole.title, estimate: operators.first?.measure.estimate ?? 0, whole)
    let rows = Chunk(builders.map { $0.seal() }, rowCount: operators.count + 1)
    self.init(columns: columns, chunks: [rows], warnings: warnings)
  }
}
