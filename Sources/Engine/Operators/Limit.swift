/// Skips rows, then lets `count` through; ends its source early.
final class LimitOperator: StreamingOperator {
  private var skip: Int
  private var remaining: Int
  private var output: Chunk?

  init(count: Int?, skip: Int) {
    precondition(skip >= 0 && count ?? 0 >= 0)
    self.skip = skip
    remaining = count ?? .max
  }

  var isSatisfied: Bool { remaining == 0 }

  func push(_ chunk: Chunk) {
    let skipped = min(skip, chunk.rowCount)
    let taken = min(remaining, chunk.rowCount - skipped)
    skip -= skipped
    remaining -= taken
    output = taken == 0 ? nil : chunk.slice(skipped, count: taken)
  }

  func next() -> Chunk? {
    defer { output = nil }
    return output
  }
}
