/// All functions, in lists kept by hand: they can be grepped, and start-up discovers nothing.
public enum FunctionRegistry {
  public static let scalars: [ScalarFunction] = [
    .abs, .ascii, .ceil, .chr, .concat, .contains, .date, .dateAdd, .dateDiff, .dateSub, .dateTrunc,
    .div, .endsWith, .exp, .floor, .fold, .formatDate, .formatNumber, .formatTimestamp, .greatest,
    .initcap, .lastDay, .least, .left, .length, .ln, .log, .log10, .lower, .lpad, .ltrim, .mod,
    .normalize, .parseDate, .parseTimestamp, .period, .periodGrain, .pow, .regexpContains,
    .regexpExtract, .regexpReplace, .repeat, .replace, .reverse, .right, .round, .rpad, .rtrim,
    .safeDivide, .sign, .similarity, .splitPart, .sqrt, .startsWith, .strpos, .substr, .timestamp,
    .timestampDiff, .trim, .trunc, .upper,
  ]

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
    if let position = scalarIndex[name] { return scalars[position] }
    return name.hasPrefix("EXTRACT_") ? .extract(part: String(name.dropFirst(8))) : nil
  }

  /// By name or alias, without case.
  public static func aggregate(named name: String) -> AggregateFunction? {
    aggregateIndex[name.uppercased()].map { aggregates[$0] }
  }

  /// By name or alias, without case.
  public static func window(named name: String) -> WindowFunction? {
    windowIndex[name.uppercased()].map { windows[$0] }
  }

  private static let scalarIndex = index(scalars.map { [$0.name] + $0.aliases })
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
