/// What is made of the sum and the number of FLOAT64 values of a group; NULL of none.
final class FloatSumState: RunAggregateState {
  private let sums = FloatSums()
  private let result: (_ sum: Double, _ count: Int64) -> Double

  init(_ result: @escaping (_ sum: Double, _ count: Int64) -> Double) { self.result = result }

  var byteCount: Int { sums.byteCount }
  var dependsOnLanes: Bool { true }

  func reserve(groupCount: Int) { sums.reserve(groupCount: groupCount) }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    sums.add(arguments[0], groups: groups)
  }

  func update(group: Int, rows: Range<Int>, arguments: [Vector]) {
    sums.add(arguments[0], rows: rows, group: group)
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    sums.merge(sameKind(later, as: FloatSumState.self).sums, groups: groups, count: count)
  }

  func results(_ groups: UnsafeBufferPointer<UInt32>, _: Cancellation) -> Vector {
    .floats(groups) {
      sums.count($0) == 0 ? nil : result(sums.sum($0), sums.count($0))
    }
  }
}
