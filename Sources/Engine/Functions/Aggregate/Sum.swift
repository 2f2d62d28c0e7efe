extension AggregateFunction {
  static let sum = AggregateFunction(
    name: "SUM", signatureHelp: "SUM(number)",
    summary: "The sum of the values that are not NULL; NULL where there are none.",
    example: Example("SUM(1)", gives: "1"),
    acceptsRatio: false,
    resolve: { arguments in
      guard arguments.count == 1 else { return nil }
      switch arguments[0] {
      case .int64, .null: return Resolution(arguments: [.int64], result: .int64)
      case .float64: return Resolution(arguments: [.float64], result: .float64)
      case .decimal(_, let scale):
        return Resolution(arguments: arguments, result: .decimal(precision: 38, scale: scale))
      default: return nil
      }
    },
    makeState: { call in
      if call.type == .float64 { return FloatSumState { sum, _ in sum } }
      return ExactSumState(call.type, call.origin)
    })
}

private final class ExactSumState: RunAggregateState {
  private let sums = ExactSums()
  private let type: DataType
  private let origin: Origin

  init(_ type: DataType, _ origin: Origin) {
    self.type = type
    self.origin = origin
  }

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
    try Vector.exact(type, groups, origin: origin) { (group) throws(EngineFault) in
      if sums.count(group) == 0 { return nil }
      guard let sum = sums.sum(group) else { throw EngineFault(.overflow(type), at: origin) }
      return sum
    }
  }
}
