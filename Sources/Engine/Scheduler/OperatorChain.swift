/// The operators of one worker as a loop: the depth of a pipeline costs no stack.
final class OperatorChain: ChunkReader {
  private let operators: [any StreamingOperator]
  private let cancellation: Cancellation
  private var reader: (any ChunkReader)?
  private var first = 0
  /// The operator that is asked next; below `first`: the reader.
  private var level = -1

  init(_ recipes: [OperatorRecipe], _ context: ExecutionContext) {
    operators = recipes.map { $0.make(context) }
    cancellation = context.cancellation
  }

  /// Reads `reader` from now on, its chunks entering at the operator `first`.
  func begin(_ reader: any ChunkReader, first: Int) {
    self.reader = reader
    self.first = first
    level = first - 1
  }

  /// No chunk that enters at `first` will give rows any more.
  func isSatisfied(from first: Int) -> Bool {
    operators[first...].contains { $0.isSatisfied }
  }

  func next() throws(EngineFault) -> Chunk? {
    while true {
      if level < first {
        // A morsel of an expression that costs much takes longer than a user waits.
        try cancellation.check()
        guard let chunk = try reader?.next() else { return nil }
        if first == operators.count { return chunk }
        try operators[first].push(chunk)
        level = first
      }
      guard let chunk = try operators[level].next() else {
        level = operators[level].isSatisfied ? exhausted() : level - 1
        continue
      }
      if level + 1 == operators.count { return chunk }
      level += 1
      try operators[level].push(chunk)
    }
  }

  /// Drops what lies before a satisfied operator.
  private func exhausted() -> Int {
    reader = nil
    return first - 1
  }
}
