extension AggregateFunction {
  static let avg = AggregateFunction(
    name: "AVG", aliases: ["MEAN"], signatureHelp: "AVG(number)",
    summary: "The mean of the values that are not NULL; NULL where there are none.",
    example: Example("AVG(2.5)", gives: "2.5"),
    acceptsRatio: false,
    resolve: { arguments in
      guard arguments.count == 1, let result = meanType(arguments[0]) else { return nil }
      return Resolution(arguments: arguments, result: result)
    },
    makeState: { call in
      if call.arguments[0].type == .float64 { return FloatSumState { $0 / Double($1) } }
      return ExactSumState { (sums, groups) throws(EngineFault) in
        try exactMeans(call, sums, groups)
      }
    })

  static let avgUnweighted = AggregateFunction(
    name: "AVG_UNWEIGHTED", signatureHelp: "AVG_UNWEIGHTED(ratio)",
    summary: "The mean of ratios, each row weighing the same: not the ratio of the whole.",
    example: Example("AVG_UNWEIGHTED(CAST('45%' AS RATIO))", gives: "0.45"),
    spelling: [
      .spark: "avg($1)", .duckdb: "avg($1)", .sqlite: "avg($1)", .postgres: "avg($1)",
    ],
    resolve: { $0 == [.ratio] ? Resolution(arguments: $0, result: .ratio) : nil },
    makeState: { call in
      ExactSumState { (sums, groups) throws(EngineFault) in try exactMeans(call, sums, groups) }
    })

  /// The type of AVG, MEDIAN and QUANTILE of values of a type: DECIMAL keeps its digits and gets
  /// four more where that leaves room for others.
  static func meanType(_ type: DataType) -> DataType? {
    switch type {
    case .int64, .float64, .null: return .float64
    case .decimal(let precision, let scale):
      let added = scale > 16 ? 0 : 4
      return .decimal(precision: Swift.min(precision + added, 38), scale: scale + added)
    default: return nil
    }
  }
}

/// INT64 to FLOAT64, DECIMAL and RATIO to an exact mean rounded half away from zero.
private func exactMeans(
  _ call: AggregateCall, _ sums: ExactSums, _ groups: UnsafeBufferPointer<UInt32>
) throws(EngineFault) -> Vector {
  if call.type == .float64 {
    // A sum of INT64 never leaves 128 bits.
    return .floats(groups) { group in
      sums.count(group) == 0
        ? nil : Double(sums.sum(group) ?? 0) / Double(sums.count(group))
    }
  }
  let from = call.arguments[0].type.decimalScale ?? 0
  let factor = widePowersOfTen[(call.type.decimalScale ?? from) - from]
  return try .exact(call.type, groups, origin: call.origin) { (group) throws(EngineFault) in
    if sums.count(group) == 0 { return nil }
    guard let sum = sums.sum(group),
      let mean = mean(of: sum, Int128(sums.count(group)), times: factor)
    else { throw EngineFault(.overflow(call.type), at: call.origin) }
    return mean
  }
}

/// `sum * factor / count`, the whole part first so that only a mean that is too large overflows.
private func mean(of sum: Int128, _ count: Int128, times factor: Int128) -> Int128? {
  let (whole, rest) = sum.quotientAndRemainder(dividingBy: count)
  let (scaled, overflow) = whole.multipliedReportingOverflow(by: factor)
  if overflow { return nil }
  // |rest| < count < 2^63 and factor is at most 10^4.
  let (mean, tooLarge) = scaled.addingReportingOverflow(
    (rest * factor).dividedHalfAway(by: count))
  return tooLarge ? nil : mean
}
