/// What is made of the sums and the numbers of INT64, DECIMAL or RATIO values of groups.
final class ExactSumState: RunAggregateState {
  typealias Results =
    (ExactSums, _ groups: UnsafeBufferPointer<UInt32>) throws(EngineFault) -> Vector

  private let sums = ExactSums()
  private let results: Results

  init(_ results: @escaping Results) { self.results = results }

  var byteCount: Int { sums.byteCount }

  func reserve(groupCount: Int) { sums.reserve(groupCount: groupCount) }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    sums.add(arguments[0], groups: groups)
  }

  func update(group: Int, rows: Range<Int>, arguments: [Vector]) {
    sums.add(arguments[0], rows: rows, group: group)
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    sums.merge(sameKind(later, as: ExactSumState.self).sums, groups: groups, count: count)
  }

  func results(
    _ groups: UnsafeBufferPointer<UInt32>, _: Cancellation
  ) throws(EngineFault) -> Vector {
    try results(sums, groups)
  }
}
