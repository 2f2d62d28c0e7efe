extension Scheduler {
  /// Hands the chunks of `stream` to `sink`, in order, on the caller's thread.
  static func forEachChunk(
    of stream: Stream, _ context: ExecutionContext, _ sink: (Chunk) throws(EngineFault) -> Void
  ) throws(EngineFault) {
    let chain = OperatorChain(stream.recipes, context)
    for entry in stream.entries {
      // Morsels that are computed ahead wait in memory, which a join could fill.
      if !stream.multipliesRows, let workers = context.workers(for: entry, of: stream) {
        try forEachChunk(from: entry, of: stream, workers, context, sink)
        continue
      }
      for morsel in 0..<entry.source.morselCount {
        if chain.isSatisfied(from: entry.firstOperator) { break }
        try context.cancellation.check()
        chain.begin(try entry.source.open(morsel), first: entry.firstOperator)
        while let chunk = try chain.next() { try sink(chunk) }
      }
    }
  }

  /// The same on all workers: some morsels are computed, then handed over, then the next ones. So
  /// no dictionary grows while `sink` reads.
  private static func forEachChunk(
    from entry: Stream.Entry, of stream: Stream, _ workers: WorkerPool,
    _ context: ExecutionContext, _ sink: (Chunk) throws(EngineFault) -> Void
  ) throws(EngineFault) {
    let places = (0..<2 * workers.threadCount).map { _ in MorselRows(stream, context) }
    let morselCount = entry.source.morselCount
    for first in stride(from: 0, to: morselCount, by: places.count) {
      let count = min(places.count, morselCount - first)
      workers.run(count) { places[$0].read(first + $0, from: entry) }
      for place in places.prefix(count) {
        for chunk in try place.take() { try sink(chunk) }
      }
    }
  }
}

/// What one morsel gave, until it is handed over.
private final class MorselRows {
  private let chain: OperatorChain
  private let context: ExecutionContext
  private var rows: Result<[Chunk], EngineFault> = .success([])
  private var charge: MemoryCharge

  init(_ stream: Stream, _ context: ExecutionContext) {
    chain = OperatorChain(stream.recipes, context)
    self.context = context
    charge = MemoryCharge(context.memory)
  }

  func read(_ morsel: Int, from entry: Stream.Entry) {
    rows = Result { () throws(EngineFault) in
      try context.cancellation.check()
      var chunks: [Chunk] = []
      chain.begin(try entry.source.open(morsel), first: entry.firstOperator)
      while let chunk = try chain.next() {
        try charge.add(chunk.byteCount)
        chunks.append(chunk)
      }
      return chunks
    }
  }

  /// The chunks, whose memory is the receiver's from now on.
  func take() throws(EngineFault) -> [Chunk] {
    defer { rows = .success([]) }
    charge = MemoryCharge(context.memory)
    return try rows.get()
  }
}
