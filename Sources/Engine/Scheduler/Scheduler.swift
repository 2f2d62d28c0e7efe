/// Runs physical plans: cuts them into pipelines and runs these in order, each on all workers.
///
/// Sources hand out morsels, sinks keep a state a lane, so the number of workers changes no bit of
/// a result.
public enum Scheduler {
  /// Hands the chunks of the result to `sink`, in order, on the caller's thread; none without rows.
  ///
  /// - Throws: faults of expressions, `.cancelled`, `.timeout`, `.memoryLimit`, what `sink` throws.
  public static func run(
    _ plan: PhysicalPlan, _ context: ExecutionContext,
    into sink: (Chunk) throws(EngineFault) -> Void
  ) throws(EngineFault) {
    var cutter = PipelineCutter(context)
    let result = try cutter.cut(plan)
    // Taken out one by one, so that what only an early pipeline held is freed early.
    var waiting = Array(cutter.pipelines.reversed())
    cutter.pipelines = []
    while let pipeline = waiting.popLast() { try run(pipeline, context) }
    try forEachChunk(of: result, context, sink)
  }

  /// All chunks of the result; their memory is charged to the statement's budget.
  public static func collect(
    _ plan: PhysicalPlan, _ context: ExecutionContext
  ) throws(EngineFault) -> [Chunk] {
    var chunks: [Chunk] = []
    let charge = MemoryCharge(context.memory)
    try run(plan, context) { (chunk) throws(EngineFault) in
      try charge.add(chunk.byteCount)
      chunks.append(chunk)
    }
    return chunks
  }

  private static func run(
    _ pipeline: Pipeline, _ context: ExecutionContext
  ) throws(EngineFault) {
    // A LIMIT counts on from one entry to the next.
    let chain = OperatorChain(pipeline.stream.recipes, context)
    var merged: (any SinkState)?
    for entry in pipeline.stream.entries {
      let state =
        if let workers = context.workers(for: entry, of: pipeline.stream) {
          try fill(pipeline, from: entry, workers, context)
        } else {
          try fill(pipeline, from: entry, chain, context)
        }
      guard let state else { continue }
      if let merged { try merged.merge(state) } else { merged = state }
    }
    try pipeline.sink.finish(merged)
  }

  /// The merged states of all lanes, one after another by one chain of operators.
  private static func fill(
    _ pipeline: Pipeline, from entry: Stream.Entry, _ chain: OperatorChain,
    _ context: ExecutionContext
  ) throws(EngineFault) -> (any SinkState)? {
    let morselCount = entry.source.morselCount
    let laneCount = pipeline.sink.needsFixedLanes ? Lanes.fixedCount : 1
    var merged: (any SinkState)?
    for lane in 0..<laneCount {
      let morsels = Lanes.range(lane, of: laneCount, morselCount: morselCount)
      if morsels.isEmpty { continue }
      let state = try pipeline.sink.makeState()
      for morsel in morsels where !chain.isSatisfied(from: entry.firstOperator) {
        try context.cancellation.check()
        chain.begin(try entry.source.open(morsel), first: entry.firstOperator)
        while let chunk = try chain.next() { try state.add(chunk) }
      }
      if let merged { try merged.merge(state) } else { merged = state }
    }
    return merged
  }

  /// The same on all workers. Each lane has operators of its own: what they make (dictionaries)
  /// must not grow any more while its state is merged.
  private static func fill(
    _ pipeline: Pipeline, from entry: Stream.Entry, _ workers: WorkerPool,
    _ context: ExecutionContext
  ) throws(EngineFault) -> (any SinkState)? {
    let morselCount = entry.source.morselCount
    let most = pipeline.sink.needsFixedLanes ? Lanes.fixedCount : workers.threadCount
    let laneCount = min(most, morselCount)
    let lanes = LaneMerge(laneCount: laneCount)
    workers.run(laneCount) { lane in
      let morsels = Lanes.range(lane, of: laneCount, morselCount: morselCount)
      lanes.deliver(
        lane,
        LaneMerge.Lane { () throws(EngineFault) in
          let chain = OperatorChain(pipeline.stream.recipes, context)
          let state = try pipeline.sink.makeState()
          for morsel in morsels where lanes.needs(lane) {
            try context.cancellation.check()
            chain.begin(try entry.source.open(morsel), first: entry.firstOperator)
            while let chunk = try chain.next() { try state.add(chunk) }
          }
          return state
        })
    }
    return try lanes.result()
  }
}
