/// Runs physical plans: cuts them into pipelines and runs these in order.
///
/// One worker for now. Sources hand out morsels, sinks keep a state a lane, so more workers change
/// neither a type nor a bit of a result.
public enum Scheduler {
  /// Hands the chunks of the result to `sink`, in order; none without rows.
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
    let chain = OperatorChain(pipeline.stream.recipes, context)
    var merged: (any SinkState)?
    for entry in pipeline.stream.entries {
      let morselCount = entry.source.morselCount
      let laneCount = pipeline.sink.needsFixedLanes ? Lanes.fixedCount : 1
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
    }
    try pipeline.sink.finish(merged)
  }

  private static func forEachChunk(
    of stream: Stream, _ context: ExecutionContext, _ sink: (Chunk) throws(EngineFault) -> Void
  ) throws(EngineFault) {
    let chain = OperatorChain(stream.recipes, context)
    for entry in stream.entries {
      for morsel in 0..<entry.source.morselCount {
        if chain.isSatisfied(from: entry.firstOperator) { break }
        try context.cancellation.check()
        chain.begin(try entry.source.open(morsel), first: entry.firstOperator)
        while let chunk = try chain.next() { try sink(chunk) }
      }
    }
  }
}
