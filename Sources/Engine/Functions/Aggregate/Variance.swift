extension AggregateFunction {
  static let varSamp = spread(
    "VAR_SAMP", aliases: ["VARIANCE"], "The variance of a sample: divides by count - 1."
  ) {
    $0.count < 2 ? nil : $0.squares / Double($0.count - 1)
  }
  static let varPop = spread("VAR_POP", aliases: [], "The variance of a whole: divides by count.") {
    $0.count < 1 ? nil : $0.squares / Double($0.count)
  }
  static let stddevSamp = spread(
    "STDDEV_SAMP", aliases: ["STDDEV"], "The standard deviation of a sample."
  ) {
    $0.count < 2 ? nil : ($0.squares / Double($0.count - 1)).squareRoot()
  }
  static let stddevPop = spread(
    "STDDEV_POP", aliases: [], "The standard deviation of a whole."
  ) {
    $0.count < 1 ? nil : ($0.squares / Double($0.count)).squareRoot()
  }

  static let corr = AggregateFunction(
    name: "CORR", signatureHelp: "CORR(number, number)",
    summary: "Pearson's correlation of the rows where neither is NULL.",
    example: Example("CORR(1, 2)", gives: "NULL"),
    resolve: { arguments in
      guard arguments.count == 2, arguments.allSatisfy({ $0.isNumeric || $0 == .null }) else {
        return nil
      }
      return Resolution(arguments: [.float64, .float64], result: .float64)
    },
    makeState: { _ in
      MomentState { moments in
        let product = moments.squares * moments.otherSquares
        // The root of the product is closer, but the product may be too large or too small.
        let scale =
          product.isNormal
          ? product.squareRoot()
          : moments.squares.squareRoot() * moments.otherSquares.squareRoot()
        return moments.count < 2 || scale == 0 ? nil : moments.products / scale
      }
    })

  private static func spread(
    _ name: String, aliases: [String], _ summary: String,
    result: @escaping @Sendable (Moments) -> Double?
  ) -> AggregateFunction {
    AggregateFunction(
      name: name, aliases: aliases, signatureHelp: "\(name)(number)", summary: summary,
      example: Example("\(name)(1)", gives: name.hasSuffix("POP") ? "0.0" : "NULL"),
      acceptsRatio: false,
      resolve: { arguments in
        guard arguments.count == 1, arguments[0].isNumeric || arguments[0] == .null else {
          return nil
        }
        return Resolution(arguments: [.float64], result: .float64)
      },
      makeState: { _ in MomentState(result) })
  }
}

/// Count, means, and sums of squared distances from the means: of x, of y, and of both together.
///
/// Updated without forming large sums that cancel.
/// - Source: Welford, Technometrics 4 (1962); Chan et al., "Updating Formulae", COMPSTAT 1982.
struct Moments: BitwiseCopyable {
  var count: Int64
  var mean: Double
  var squares: Double
  var otherMean: Double
  var otherSquares: Double
  var products: Double

  @inline(__always)
  mutating func add(_ x: Double, _ y: Double) {
    count += 1
    let (dx, dy) = (x - mean, y - otherMean)
    mean += dx / Double(count)
    otherMean += dy / Double(count)
    squares += dx * (x - mean)
    otherSquares += dy * (y - otherMean)
    products += dx * (y - otherMean)
  }

  mutating func add(_ later: Moments) {
    if later.count == 0 { return }
    let (mine, theirs) = (Double(count), Double(later.count))
    let total = mine + theirs
    let (dx, dy) = (later.mean - mean, later.otherMean - otherMean)
    squares += later.squares + dx * dx * mine * theirs / total
    otherSquares += later.otherSquares + dy * dy * mine * theirs / total
    products += later.products + dx * dy * mine * theirs / total
    mean += dx * theirs / total
    otherMean += dy * theirs / total
    count += later.count
  }
}

/// One argument, or two; rows with a NULL do not count.
private final class MomentState: AggregateState {
  private let moments = StateArray<Moments>()
  private let result: (Moments) -> Double?

  init(_ result: @escaping (Moments) -> Double?) { self.result = result }

  var byteCount: Int { moments.byteCount }
  var dependsOnLanes: Bool { true }

  func reserve(groupCount: Int) { moments.reserve(groupCount) }

  func update(groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]) {
    guard let x = arguments.first, let y = arguments.last, x.type != .null, y.type != .null else {
      return
    }
    let (xs, ys) = (x.pointer(Double.self), y.pointer(Double.self))
    let base = moments.base
    for row in 0..<rowCount where x.isValid(row) && y.isValid(row) {
      base[Int(groups[row])].add(xs[row], ys[row])
    }
  }

  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int) {
    let later = sameKind(later, as: MomentState.self)
    for group in 0..<count { moments.base[Int(groups[group])].add(later.moments.base[group]) }
  }

  func results(_ groups: UnsafeBufferPointer<UInt32>, _: Cancellation) -> Vector {
    .floats(groups) { result(moments.base[$0]) }
  }
}
