import Engine

extension BoundQuery {
  /// To be called before the query runs, and on the optimized plan, which reads the fewest columns.
  ///
  /// - Throws: `.corrupt` where a column that it reads lies in a file which is damaged.
  public func checkColumns() throws(EngineFault) { try plan.checkColumns() }
}

extension LogicalPlan {
  fileprivate func checkColumns() throws(EngineFault) {
    if case .scan(let table, let positions, _) = self { try table.check(positions) }
    for input in inputs { try input.checkColumns() }
  }
}
