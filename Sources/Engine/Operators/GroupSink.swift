/// GROUP BY, and DISTINCT where there are no aggregates: a row for each group.
final class GroupSink: Breaker {
  let output = RowsSource()
  private let keys: [GroupKey]
  private let aggregates: [AggregateCall]
  private let strategy: GroupStrategy
  private let context: ExecutionContext
  /// The budget's share of the result, until the next pipeline has read it.
  private let charge: MemoryCharge

  init(
    _ keys: [GroupKey], _ aggregates: [AggregateCall], _ strategy: GroupStrategy,
    _ context: ExecutionContext
  ) {
    self.keys = keys
    self.aggregates = aggregates
    self.strategy = strategy
    self.context = context
    charge = MemoryCharge(context.memory)
  }

  var needsFixedLanes: Bool {
    aggregates.contains { $0.function.makeState($0).dependsOnLanes }
  }

  func makeState() throws(EngineFault) -> any SinkState { try makeGroups() }

  private func makeGroups() throws(EngineFault) -> GroupState {
    try GroupState(makeGrouping(), keys, aggregates, context)
  }

  private func makeGrouping() -> any Grouping {
    let types = keys.map(\.expression.type)
    if keys.isEmpty { return ArrayGrouping([], []) }
    switch strategy {
    case .array(let domains): return ArrayGrouping(types, domains)
    case .hash: return HashGrouping(types, context.cancellation)
    }
  }

  func finish(_ state: (any SinkState)?) throws(EngineFault) {
    let groups = if let state = state as? GroupState { state } else { try makeGroups() }
    let rows = try groups.rows()
    try charge.add(rows.byteCount)
    output.set(rows)
  }
}

/// The groups of a lane.
final class GroupState: SinkState {
  private let grouping: any Grouping
  private let keys: [ExpressionNode]
  private let aggregates: [GroupAggregate]
  private let context: ExecutionContext
  private let charge: MemoryCharge
  private let groups: UnsafeMutablePointer<UInt32>

  init(
    _ grouping: any Grouping, _ keys: [GroupKey], _ aggregates: [AggregateCall],
    _ context: ExecutionContext
  ) throws(EngineFault) {
    self.grouping = grouping
    self.keys = keys.map { ExpressionCompiler.compile($0.expression) }
    self.aggregates = aggregates.map { GroupAggregate($0) }
    self.context = context
    charge = MemoryCharge(context.memory)
    groups = .allocate(capacity: Chunk.capacity)
    try charge.raise(to: grouping.byteCount)
    for aggregate in self.aggregates { aggregate.state.reserve(groupCount: grouping.groupCount) }
    try raiseCharge()
  }

  deinit { groups.deallocate() }

  func add(_ chunk: Chunk) throws(EngineFault) {
    let keyVectors = try keys.evaluate(chunk, context)
    try grouping.assign(keyVectors, rowCount: chunk.rowCount, to: groups)
    let runs = GroupRuns.find(groups, rowCount: chunk.rowCount)
    for aggregate in aggregates {
      aggregate.state.reserve(groupCount: grouping.groupCount)
      try aggregate.add(chunk, groups, runs, context)
    }
    try raiseCharge()
  }

  private func raiseCharge() throws(EngineFault) {
    try charge.raise(
      to: aggregates.reduce(grouping.byteCount) { $0 + $1.state.byteCount })
  }

  func merge(_ later: any SinkState) throws(EngineFault) {
    guard let later = later as? GroupState else { preconditionFailure("lanes of one kind") }
    let numbers = try grouping.merge(later.grouping)
    for (mine, other) in zip(aggregates, later.aggregates) {
      mine.state.reserve(groupCount: grouping.groupCount)
      try mine.state.merge(other.state, groups: numbers, count: numbers.count)
    }
    try raiseCharge()
  }

  /// Keys, then results.
  func rows() throws(EngineFault) -> Chunk {
    let present = grouping.present()
    var vectors = grouping.keys(present[...])
    for aggregate in aggregates {
      try context.cancellation.check()
      vectors.append(try aggregate.results(present, context.cancellation))
    }
    return Chunk(vectors, rowCount: present.count)
  }
}
