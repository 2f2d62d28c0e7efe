extension AggregateFunction {
  static let median = AggregateFunction(
    name: "MEDIAN", signatureHelp: "MEDIAN(number)",
    summary: "The middle value, or the mean of the two middle ones; NULLs do not count.",
    example: Example("MEDIAN(2.5)", gives: "2.5"),
    spelling: [.postgres: "percentile_cont(0.5) WITHIN GROUP (ORDER BY $1)"],
    acceptsRatio: false,
    resolve: { arguments in
      guard arguments.count == 1, let result = meanType(arguments[0]) else { return nil }
      return Resolution(arguments: valueTypes(arguments), result: result)
    },
    makeState: { quantileState($0, share: 0.5, interpolates: true) })

  static let quantile = AggregateFunction(
    name: "QUANTILE", aliases: ["QUANTILE_CONT", "PERCENTILE_CONT"],
    signatureHelp: "QUANTILE(number, share)",
    summary: "The value below which a share (0 to 1) of the values lies, interpolated.",
    example: Example("QUANTILE(2.5, 0.9)", gives: "2.5"),
    spelling: [
      .spark: "percentile($1, $2)", .duckdb: "quantile_cont($1, $2)",
      .postgres: "percentile_cont($2) WITHIN GROUP (ORDER BY $1)",
    ],
    acceptsRatio: false,
    resolve: { arguments in
      guard arguments.count == 2, arguments[1].isNumeric, let result = meanType(arguments[0]) else {
        return nil
      }
      return Resolution(arguments: valueTypes(arguments), result: result)
    },
    makeState: { quantileState($0, share: share($0), interpolates: true) })

  static let quantileDisc = AggregateFunction(
    name: "QUANTILE_DISC", aliases: ["PERCENTILE_DISC"],
    signatureHelp: "QUANTILE_DISC(number or date, share)",
    summary: "The lowest value such that a share (0 to 1) of the values is not above it.",
    example: Example("QUANTILE_DISC(2.5, 0.9)", gives: "2.5"),
    spelling: [
      .spark: "percentile_disc($2) WITHIN GROUP (ORDER BY $1)",
      .duckdb: "quantile_disc($1, $2)",
      .postgres: "percentile_disc($2) WITHIN GROUP (ORDER BY $1)",
    ],
    acceptsRatio: false, resolve: pickedType,
    makeState: { quantileState($0, share: share($0), interpolates: false) })

  /// `PERCENTILE_DISC(share) WITHIN GROUP (ORDER BY value DESC)`; no list shows it.
  static let quantileDiscFromTop = AggregateFunction(
    name: quantileDisc.name + fromTop, signatureHelp: quantileDisc.signatureHelp,
    summary: "The highest value such that a share (0 to 1) of the values is not below it.",
    example: quantileDisc.example,
    spelling: [
      .spark: "percentile_disc($2) WITHIN GROUP (ORDER BY $1 DESC)",
      .duckdb: "percentile_disc($2) WITHIN GROUP (ORDER BY $1 DESC)",
      .postgres: "percentile_disc($2) WITHIN GROUP (ORDER BY $1 DESC)",
    ],
    acceptsRatio: false, resolve: pickedType,
    makeState: { quantileState($0, share: share($0), interpolates: false, fromTop: true) })

  /// What is added to the name of a function that counts from the other end.
  public static let fromTop = " DESC"

  private static func pickedType(_ arguments: [DataType]) -> Resolution? {
    guard arguments.count == 2, arguments[1].isNumeric,
      arguments[0].isNumeric || arguments[0] == .date || arguments[0] == .timestamp
    else { return nil }
    return Resolution(arguments: [arguments[0], .float64], result: arguments[0])
  }

  /// A bare NULL has the type of the numbers it could be.
  private static func valueTypes(_ arguments: [DataType]) -> [DataType] {
    [arguments[0] == .null ? .float64 : arguments[0]] + arguments.dropFirst().map { _ in .float64 }
  }

  /// nil where it is no constant from 0 to 1.
  private static func share(_ call: AggregateCall) -> Double? {
    guard let share = call.arguments[1].foldedValue?.double else { return nil }
    return share >= 0 && share <= 1 ? share : nil
  }

  private static func quantileState(
    _ call: AggregateCall, share: Double?, interpolates: Bool, fromTop: Bool = false
  ) -> any AggregateState {
    let quantile = Quantile(share: share, interpolates: interpolates, fromTop: fromTop, call)
    if call.arguments[0].type.widestLayout == .i128 {
      return QuantileState<Int128>(quantile) { vector in
        let wide = vector.widenedTo128()
        return (wide, wide.pointer(Int128.self))
      }
    }
    return QuantileState<Int64>(quantile) { vector in
      if vector.layout != .f64 {
        let wide = vector.widened()
        return (wide, wide.pointer(Int64.self))
      }
      let ordered = Output(Int64.self, count: vector.count)
      writeOrdered(vector.pointer(Double.self), to: ordered.values, count: vector.count)
      let wide = ordered.vector(.int64, .i64)
      return (wide, wide.pointer(Int64.self))
    }
  }
}

/// Which value of a sorted list is asked for.
private struct Quantile {
  let share: Double?
  let interpolates: Bool
  let fromTop: Bool
  let type: DataType
  let argumentType: DataType
  let origin: Origin

  init(share: Double?, interpolates: Bool, fromTop: Bool, _ call: AggregateCall) {
    self.share = share
    self.interpolates = interpolates
    self.fromTop = fromTop
    type = call.type
    argumentType = call.arguments[0].type
    origin = call.origin
  }

  /// The place of the lower value among `count`, and how far to the next one the answer lies.
  func place(_ share: Double, _ count: Int) -> (index: Int, fraction: Double) {
    if interpolates {
      let place = share * Double(count - 1)
      let index = min(Int(place), count - 1)
      return (index, place - Double(index))
    }
    let place = min(max(Int((share * Double(count)).rounded(.up)) - 1, 0), count - 1)
    return (fromTop ? count - 1 - place : place, 0)
  }
}

private final class QuantileState<T: FixedWidthInteger & BitwiseCopyable>: AggregateState {
  /// Two neighbours in the order of the values, and how far between them the answer lies.
  private typealias Picked = (low: T, high: T, fraction: Double)

  private let quantile: Quantile
  /// nil once the values have turned out to be too many different ones.
  private var counts: ValueCounts? = T.bitWidth == 64 ? ValueCounts() : nil
  private let lists = ValueLists<T>()
  /// A vector that owns the values, and the values in an integer form whose order is theirs.
  private let ordered: (Vector) -> (owner: Vector, values: UnsafePointer<T>)
  private var groupCount = 0

  init(
    _ quantile: Quantile,
    _ ordered: @escaping (Vector) -> (owner: Vector, values: UnsafePointer<T>)
  ) {
    self.quantile = quantile
    self.ordered = ordered
  }

  var byteCount: Int { lists.byteCount + (counts?.byteCount ?? 0) }

  func reserve(groupCount: Int) {
    self.groupCount = groupCount
    counts?.reserve(groupCount: groupCount)
  }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    let vector = arguments[0]
    if vector.type == .null { return }
    if let counts, counts.add(vector, groups: groups) { return }
    giveUpCounting()
    let (owner, values) = ordered(vector)
    withExtendedLifetime(owner) { lists.append(vector, values, groups: groups) }
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    let later = sameKind(later, as: QuantileState<T>.self)
    if let counts, let others = later.counts, counts.merge(others, groups: groups) { return }
    giveUpCounting()
    later.giveUpCounting()
    lists.append(later.lists, groups: groups)
  }

  private func giveUpCounting() {
    counts?.forEachCount { group, value, times in
      lists.append(T(truncatingIfNeeded: value), times: times, to: group)
    }
    counts = nil
  }

  func results(_ groups: UnsafeBufferPointer<UInt32>) throws(EngineFault) -> Vector {
    guard let share = quantile.share else {
      throw EngineFault(
        .invalidArgument("the share must be a constant from 0 to 1"), at: quantile.origin)
    }
    let builder = ColumnBuilder(type: quantile.type)
    if let counts {
      for group in groups { try append(pick(Int(group), of: counts, share), to: builder) }
      return builder.seal()
    }
    var (values, starts) = lists.byGroup(groupCount)
    for group in groups {
      let range = starts[Int(group)]..<starts[Int(group) + 1]
      let picked = values.withUnsafeMutableBufferPointer {
        pick(UnsafeMutableBufferPointer(rebasing: $0[range]), share)
      }
      try append(picked, to: builder)
    }
    return builder.seal()
  }

  private func pick(_ group: Int, of counts: ValueCounts, _ share: Double) -> Picked? {
    let total = counts.total(of: group)
    if total == 0 { return nil }
    let (index, fraction) = quantile.place(share, total)
    let low = T(truncatingIfNeeded: counts.value(at: index, of: group))
    guard fraction > 0, index + 1 < total else { return (low, low, 0) }
    return (low, T(truncatingIfNeeded: counts.value(at: index + 1, of: group)), fraction)
  }

  private func pick(_ values: UnsafeMutableBufferPointer<T>, _ share: Double) -> Picked? {
    if values.isEmpty { return nil }
    let (index, fraction) = quantile.place(share, values.count)
    values.select(index)
    guard fraction > 0, index + 1 < values.count else { return (values[index], values[index], 0) }
    return (values[index], values[(index + 1)...].min() ?? values[index], fraction)
  }

  /// - Parameter picked: nil for a group without values.
  private func append(_ picked: Picked?, to builder: ColumnBuilder) throws(EngineFault) {
    guard let (low, high, fraction) = picked else { return builder.appendNull() }
    switch (quantile.argumentType, quantile.type) {
    case (.float64, _):
      let from = doubleOfOrdered(Int64(low))
      builder.append(fraction == 0 ? from : from + fraction * (doubleOfOrdered(Int64(high)) - from))
    case (_, .float64):
      builder.append(Double(low) + fraction * (Double(high) - Double(low)))
    default:
      guard let exact = between(Int128(low), Int128(high), fraction) else {
        throw EngineFault(.overflow(quantile.type), at: quantile.origin)
      }
      builder.append(wide: exact)
    }
  }

  /// At the scale of the result, rounded half away from zero; nil where that does not fit.
  private func between(_ low: Int128, _ high: Int128, _ fraction: Double) -> Int128? {
    let from = quantile.argumentType.decimalScale ?? 0
    let to = quantile.type.decimalScale ?? 0
    guard let start = low.rescaled(from: from, to: to), let end = high.rescaled(from: from, to: to)
    else { return nil }
    let (distance, overflow) = end.subtractingReportingOverflow(start)
    if overflow { return nil }
    let exact =
      fraction == 0.5
      ? start + distance.dividedHalfAway(by: 2)
      : start + (Int128(exactly: (Double(distance) * fraction).rounded()) ?? 0)
    let isNumber = quantile.type.isNumeric
    return !isNumber || quantile.type.holds(unscaled: exact) ? exact : nil
  }
}
