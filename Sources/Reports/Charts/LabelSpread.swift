/// Moves labels apart, and as little as possible.
///
/// Least squares under a minimum distance is an isotonic regression of
/// `position − index × distance`, solved by pooling adjacent violators: Barlow et al., "Statistical
/// Inference under Order Restrictions" (1972).
enum LabelSpread {
  /// - Parameters:
  ///   - wanted: where the labels would like to be, in any order.
  ///   - range: where they may be; if it is too small, they run over its end.
  /// - Returns: a place for each, in the order of `wanted`.
  static func places(
    _ wanted: [Double], distance: Double, within range: ClosedRange<Double>
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var pools: [(sum: Double, count: Int)] = []
    for (index, label) in order.enumerated() {
      pools.append((wanted[label] - Double(index) * distance, 1))
      while pools.count > 1, mean(pools[pools.count - 2]) > mean(pools[pools.count - 1]) {
        let last = pools.removeLast()
        pools[pools.count - 1].sum += last.sum
        pools[pools.count - 1].count += last.count
      }
    }
    let highest = max(
      range.lowerBound, range.upperBound - Double(max(0, wanted.count - 1)) * distance)
    let moved = pools.flatMap { pool in
      [Double](repeating: min(max(mean(pool), range.lowerBound), highest), count: pool.count)
    }
    var places = wanted
    for (index, label) in order.enumerated() {
      places[label] = moved[index] + Double(index) * distance
    }
    return places
  }

  private static func mean(_ pool: (sum: Double, count: Int)) -> Double {
    pool.sum / Double(pool.count)
  }
}
