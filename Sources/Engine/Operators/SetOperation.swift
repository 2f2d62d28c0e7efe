/// UNION ALL: the morsels of the first input, then those of the second, and so on.
final class UnionSource: Source {
  private let inputs: [UnionInput]

  init(_ streams: [Stream], _ context: ExecutionContext) {
    inputs = streams.map { UnionInput($0, context) }
  }

  var isSerial: Bool { inputs.contains { $0.isSerial } }

  var morselCount: Int { inputs.reduce(0) { $0 + $1.morselCount } }

  func open(_ morsel: Int) throws(EngineFault) -> any ChunkReader {
    var morsel = morsel
    for input in inputs {
      if morsel < input.morselCount { return try input.open(morsel) }
      morsel -= input.morselCount
    }
    preconditionFailure("no such morsel")
  }
}

/// One input: a morsel of its sources is a morsel of it, read through its operators.
private final class UnionInput {
  private let stream: Stream
  private let context: ExecutionContext
  /// Kept from morsel to morsel where operators must see all of them.
  private lazy var serialChain = OperatorChain(stream.recipes, context)

  init(_ stream: Stream, _ context: ExecutionContext) {
    self.stream = stream
    self.context = context
  }

  /// An outer join's unmatched rows enter after all others: these inputs are read in order, too.
  var isSerial: Bool { stream.isSerial || stream.entries.count > 1 }

  var morselCount: Int { stream.entries.reduce(0) { $0 + $1.source.morselCount } }

  func open(_ morsel: Int) throws(EngineFault) -> any ChunkReader {
    let chain = isSerial ? serialChain : OperatorChain(stream.recipes, context)
    var morsel = morsel
    for entry in stream.entries {
      let count = entry.source.morselCount
      if morsel < count {
        if chain.isSatisfied(from: entry.firstOperator) { return EmptyReader() }
        chain.begin(try entry.source.open(morsel), first: entry.firstOperator)
        return chain
      }
      morsel -= count
    }
    preconditionFailure("no such morsel")
  }
}

private final class EmptyReader: ChunkReader {
  func next() -> Chunk? { nil }
}
