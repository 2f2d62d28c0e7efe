/// The probe side of all joins: for each probe row, in order, its build rows in build order.
///
/// Output comes in batches of at most a chunk, so that a join which multiplies rows stays bounded.
/// With a residual the pairs are candidates, of which it keeps some.
final class JoinOperator: StreamingOperator {
  private let kind: JoinPlan.Kind
  private let build: JoinBuildSink
  private let keys: [ExpressionNode]
  private let residual: ExpressionNode?
  private let context: ExecutionContext
  private lazy var side = readySide()
  private lazy var probe = JoinProbe(side.table)
  private var input: Chunk?
  private let groups: UnsafeMutablePointer<UInt32>
  /// 1 where the probe row has a match that counts.
  private let hasMatch: UnsafeMutablePointer<UInt8>
  private var cursor = PairCursor()
  /// The last probe row of the chunk whose pairs were counted.
  private var lastCounted: UInt32?

  init(_ plan: JoinPlan, _ build: JoinBuildSink, _ context: ExecutionContext) {
    kind = plan.kind
    self.build = build
    keys = ExpressionCompiler.compile(plan.probeKeys)
    residual = plan.residual.map { ExpressionCompiler.compile($0) }
    self.context = context
    groups = .allocate(capacity: Chunk.capacity)
    hasMatch = .allocate(capacity: Chunk.capacity)
  }

  deinit {
    groups.deallocate()
    hasMatch.deallocate()
  }

  private func readySide() -> BuildSide {
    guard let side = build.side else { preconditionFailure("the build pipeline runs first") }
    return side
  }

  func push(_ chunk: Chunk) throws(EngineFault) {
    input = chunk
    probe.find(try keys.evaluate(chunk, context), rowCount: chunk.rowCount, to: groups)
    hasMatch.initialize(repeating: 0, count: chunk.rowCount)
    cursor = PairCursor()
    lastCounted = nil
  }

  func next() throws(EngineFault) -> Chunk? {
    guard let chunk = input else { return nil }
    switch kind {
    case .semi, .anti:
      input = nil
      return try existing(chunk, kept: kind == .semi ? 1 : 0)
    case .inner, .left, .right, .full:
      if side.table.isUnique && residual == nil {
        input = nil
        return UniqueMatches(side.table, groups, rowCount: chunk.rowCount)
          .chunk(chunk, side, keepsProbe: kind == .left || kind == .full)
      }
      while cursor.row < chunk.rowCount {
        try context.cancellation.check()
        if let output = try batch(chunk) { return output }
      }
      input = nil
      return nil
    }
  }

  // MARK: Pairs

  private func batch(_ chunk: Chunk) throws(EngineFault) -> Chunk? {
    let keepsProbe = kind == .left || kind == .full
    let first = cursor.row
    var pairs = cursor.fill(
      side.table, groups, rowCount: chunk.rowCount, withUnmatched: keepsProbe && residual == nil)
    if let residual {
      pairs = try pairs.kept(by: residual, chunk, side.rows, context)
      if keepsProbe { pairs = pairs.withUnmatched(from: first, to: cursor, hasMatch) }
    }
    if pairs.count == 0 { return nil }
    if let matches = side.matches { pairs.mark(matches) }
    if let counter = side.counter { count(pairs, counter) }
    return pairs.chunk(chunk, side.rows)
  }

  private func count(_ pairs: JoinPairs, _ counter: JoinCounter) {
    pairs.count(counter, before: lastCounted)
    lastCounted = pairs.lastMatchedProbeRow ?? lastCounted
  }

  // MARK: Existence

  private func existing(_ chunk: Chunk, kept: UInt8) throws(EngineFault) -> Chunk? {
    if residual == nil {
      let starts = side.table.starts
      for row in 0..<chunk.rowCount where groups[row] != GroupProbe.none {
        let group = Int(groups[row])
        hasMatch[row] = bit(starts[group + 1] > starts[group])
      }
    }
    if let residual {
      while cursor.row < chunk.rowCount {
        try context.cancellation.check()
        let pairs = cursor.fill(side.table, groups, rowCount: chunk.rowCount, withUnmatched: false)
        try pairs.kept(by: residual, chunk, side.rows, context).markProbeRows(hasMatch)
      }
    }
    let selection = SelectionVector(capacity: chunk.rowCount) { target in
      var count = 0
      for row in 0..<chunk.rowCount {
        target[count] = UInt32(row)
        count += Int(bit(hasMatch[row] == kept))
      }
      return count
    }
    if selection.count == 0 { return nil }
    return selection.count == chunk.rowCount ? chunk : chunk.gather(selection)
  }
}
