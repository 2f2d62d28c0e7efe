import Synchronization

/// All functions, in lists kept by hand: they can be grepped, and start-up discovers nothing.
///
/// Functions that need data come from a room above: the first `Database` adds those of `Places`.
public enum FunctionRegistry {
  public static var scalars: [ScalarFunction] { own + added }

  private static let own: [ScalarFunction] = [
    .abs, .ascii, .ceil, .chr, .concat, .contains, .date, .dateAdd, .dateDiff, .dateSub, .dateTrunc,
    .div, .endsWith, .exp, .floor, .fold, .formatDate, .formatNumber, .formatTimestamp, .greatest,
    .initcap, .lastDay, .least, .left, .length, .ln, .log, .log10, .lower, .lpad, .ltrim, .mod,
    .normalize, .parseDate, .parseTimestamp, .period, .periodGrain, .pow, .regexpContains,
    .regexpExtract, .regexpReplace, .repeat, .replace, .reverse, .right, .round, .rpad, .rtrim,
    .safeDivide, .sign, .similarity, .splitPart, .sqrt, .startsWith, .strpos, .substr, .timestamp,
    .timestampDiff, .trim, .trunc, .upper,
  ]

  private static let source = Mutex<(@Sendable () -> [ScalarFunction])?>(nil)
  private static let known = Mutex<[ScalarFunction]?>(nil)

  /// Makes functions known to binder, help, completion and docs, for the life of the process. They
  /// are asked for when a function is first looked for; a later call replaces them.
  public static func setAdded(_ functions: @escaping @Sendable () -> [ScalarFunction]) {
    source.withLock { $0 = functions }
    known.withLock { $0 = nil }
  }

  private static var added: [ScalarFunction] {
    if let known = known.withLock({ $0 }) { return known }
    guard let source = source.withLock({ $0 }) else { return [] }
    let functions = source()
    known.withLock { $0 = functions }
    return functions
  }

  public static let aggregates: [AggregateFunction] = [
    .count, .countIf, .sum, .avg, .avgUnweighted, .min, .max, .anyValue, .logicalAnd, .logicalOr,
    .median, .quantile, .quantileDisc, .mode, .argMin, .argMax, .stringAgg, .sparkline, .stddevSamp,
    .stddevPop, .varSamp, .varPop, .corr,
  ]

  public static let windows: [WindowFunction] = [
    .rowNumber, .rank, .denseRank, .percentRank, .cumeDist, .ntile, .lag, .lead, .firstValue,
    .lastValue, .nthValue,
  ]

  /// By name or alias, without case. `EXTRACT_YEAR` and its kin are found too, though no list shows
  /// them: users write `EXTRACT(YEAR FROM …)`.
  public static func scalar(named name: String) -> ScalarFunction? {
    let name = name.uppercased()
    if let position = scalarIndex[name] { return own[position] }
    if let function = addedFunction(named: name) { return function }
    return name.hasPrefix("EXTRACT_") ? .extract(part: String(name.dropFirst(8))) : nil
  }

  /// By name or alias, without case.
  public static func aggregate(named name: String) -> AggregateFunction? {
    let name = name.uppercased()
    if let position = aggregateIndex[name] { return aggregates[position] }
    return name == AggregateFunction.quantileDiscFromTop.name ? .quantileDiscFromTop : nil
  }

  /// By name or alias, without case.
  public static func window(named name: String) -> WindowFunction? {
    windowIndex[name.uppercased()].map { windows[$0] }
  }

  private static func addedFunction(named name: String) -> ScalarFunction? {
    added.first { $0.name == name || $0.aliases.contains(name) }
  }

  private static let scalarIndex = index(own.map { [$0.name] + $0.aliases })
  private static let aggregateIndex = index(aggregates.map { [$0.name] + $0.aliases })
  private static let windowIndex = index(windows.map { [$0.name] + $0.aliases })

  private static func index(_ names: [[String]]) -> [String: Int] {
    var index: [String: Int] = [:]
    for (position, all) in names.enumerated() {
      for name in all { index[name] = position }
    }
    return index
  }
}
