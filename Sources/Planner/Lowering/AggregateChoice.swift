import Engine

/// Array or hash.
enum AggregateChoice {
  /// An array of more places than this would leave the caches and cost more than hashing.
  private static let arrayLimit = 4 << 20

  static func strategy(_ keys: [Computed], over input: LogicalPlan) -> GroupStrategy {
    var domains: [KeyDomain] = []
    var places = 1
    for key in keys {
      guard case .column(let id, _) = key.expression,
        let domain = Statistics.domain(of: id, in: input)
      else { return .hash }
      let product = places.multipliedReportingOverflow(by: domain.count + 1)
      guard !product.overflow, product.partialValue <= arrayLimit else { return .hash }
      places = product.partialValue
      domains.append(domain)
    }
    return isWorth(places, input) ? .array(domains) : .hash
  }

  /// A small input does not earn a large array. Its rows are asked for last: counting them walks
  /// the plan.
  private static func isWorth(_ places: Int, _ input: LogicalPlan) -> Bool {
    places <= 4_096 || Double(places) <= 4 * Statistics.rowCount(input)
  }
}
