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
      return ExactSumState { sums, groups throws(EngineFault) in
        try .exact(call.type, groups, origin: call.origin) { (group) throws(EngineFault) in
          if sums.count(group) == 0 { return nil }
          guard let sum = sums.sum(group) else {
            throw EngineFault(.overflow(call.type), at: call.origin)
          }
          return sum
        }
      }
    })
}
