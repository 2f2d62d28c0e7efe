import Synchronization

/// The build side of a join: keeps its rows and makes the table by which they are found.
final class JoinBuildSink: Sink {
  private let plan: JoinPlan
  private let context: ExecutionContext
  private let charge: MemoryCharge
  let buildTypes: [DataType]
  let probeTypes: [DataType]
  /// What probes read, once the build pipeline has ended.
  private(set) var side: BuildSide?
  /// Keeps the charge of the rows.
  private var collected: RowCollector?

  init(_ plan: JoinPlan, _ context: ExecutionContext) {
    self.plan = plan
    self.context = context
    charge = MemoryCharge(context.memory)
    buildTypes = plan.build.columnTypes
    probeTypes = plan.probe.columnTypes
  }

  var needsFixedLanes: Bool { false }

  func makeState() -> any SinkState { makeRows() }

  private func makeRows() -> BuildState {
    BuildState(
      RowCollector(buildTypes + plan.buildKeys.map(\.type), context.memory),
      ExpressionCompiler.compile(plan.buildKeys), context)
  }

  func finish(_ state: (any SinkState)?) throws(EngineFault) {
    let collected = (state as? BuildState ?? makeRows()).collector
    self.collected = collected
    let all = try collected.rows(context.cancellation)
    try context.cancellation.check()
    var range: ClosedRange<Int64>?
    if case .array(let low, let high) = plan.algorithm, low <= high { range = low...high }
    let table = try JoinTable(
      Array(all.vectors.dropFirst(buildTypes.count)), rowCount: all.rowCount, range: range,
      context.cancellation)
    let tracksMatches = plan.kind == .right || plan.kind == .full
    try charge.add(table.byteCount + (tracksMatches ? all.rowCount : 0))
    side = BuildSide(
      rows: Chunk(Array(all.vectors.prefix(buildTypes.count)), rowCount: all.rowCount),
      table: table, matches: tracksMatches ? BuildMatches(all.rowCount) : nil,
      counter: plan.id.map { context.counter(ofJoin: $0, buildRowCount: all.rowCount) })
  }
}

struct BuildSide {
  /// All build rows as one long chunk.
  let rows: Chunk
  let table: JoinTable
  /// Only for joins that give unmatched build rows.
  let matches: BuildMatches?
  /// Only for joins whose repeated rows are asked for.
  let counter: JoinCounter?
}

/// A byte a build row, 1 once a probe row matched it. Marked by all workers, read after they ended.
final class BuildMatches: Sendable {
  /// Relaxed stores cost what plain ones do.
  private nonisolated(unsafe) let bytes: UnsafeMutablePointer<Atomic<UInt8>>
  private let rowCount: Int

  init(_ rowCount: Int) {
    self.rowCount = rowCount
    bytes = .allocate(capacity: rowCount)
    for row in 0..<rowCount { (bytes + row).initialize(to: Atomic(0)) }
  }

  deinit { bytes.deallocate() }

  func mark(_ row: Int) { bytes[row].store(1, ordering: .relaxed) }

  func isMarked(_ row: Int) -> Bool { bytes[row].load(ordering: .relaxed) != 0 }

  /// Build rows with a match.
  var count: Int { (0..<rowCount).reduce(0) { $0 + Int(bit(isMarked($1))) } }
}

private final class BuildState: SinkState {
  let collector: RowCollector
  private let keys: [ExpressionNode]
  private let context: ExecutionContext

  init(_ collector: RowCollector, _ keys: [ExpressionNode], _ context: ExecutionContext) {
    self.collector = collector
    self.keys = keys
    self.context = context
  }

  func add(_ chunk: Chunk) throws(EngineFault) {
    try collector.add(
      chunk.vectors + keys.evaluate(chunk, context), rowCount: chunk.rowCount)
  }

  func merge(_ later: any SinkState) throws(EngineFault) {
    guard let later = later as? BuildState else { preconditionFailure("lanes of one kind") }
    try collector.merge(later.collector)
  }
}

/// The build rows that no probe row matched, in build order, with NULL in the probe columns.
final class UnmatchedSource: Source {
  private let build: JoinBuildSink

  init(_ build: JoinBuildSink) { self.build = build }

  private var rowCount: Int { build.side?.rows.rowCount ?? 0 }

  var morselCount: Int { (rowCount + RowGroup.capacity - 1) / RowGroup.capacity }

  func open(_ morsel: Int) -> any ChunkReader {
    let start = morsel * RowGroup.capacity
    return UnmatchedReader(build, start..<min(start + RowGroup.capacity, rowCount))
  }
}

private final class UnmatchedReader: ChunkReader {
  private let build: JoinBuildSink
  private var rows: Range<Int>

  init(_ build: JoinBuildSink, _ rows: Range<Int>) {
    self.build = build
    self.rows = rows
  }

  func next() -> Chunk? {
    guard let side = build.side, let matches = side.matches else {
      preconditionFailure("the build side is there before its rows are read")
    }
    while !rows.isEmpty {
      let part = rows.prefix(Chunk.capacity)
      rows = part.upperBound..<rows.upperBound
      let selection = SelectionVector(capacity: part.count) { target in
        var count = 0
        for row in part {
          target[count] = UInt32(row)
          count += Int(bit(!matches.isMarked(row)))
        }
        return count
      }
      if selection.count == 0 { continue }
      let nulls = build.probeTypes.map { Vector.nulls($0, count: selection.count) }
      return Chunk(
        nulls + side.rows.vectors.map { $0.gather(selection) }, rowCount: selection.count)
    }
    return nil
  }
}
