import Engine

extension BoundQuery {
  /// To be called before the query runs, and on the optimized plan, which reads the fewest columns.
  ///
  /// - Throws: `.corrupt` where a column that it reads lies in a file which is damaged.
  public func checkColumns(by workers: WorkerPool) throws(EngineFault) {
    try plan.checkColumns(by: workers)
  }
}

extension LogicalPlan {
  fileprivate func checkColumns(by workers: WorkerPool) throws(EngineFault) {
    if case .scan(let table, let positions, _) = self { try table.check(positions, by: workers) }
    for input in inputs { try input.checkColumns(by: workers) }
  }
}
