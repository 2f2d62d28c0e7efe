// The parts of a pipeline, each around another of its kind that it measures. They are made only for
// plans that are measured, so that no other query pays for them.

final class MeasuredSource: Source {
  private let source: any Source
  private let measure: OperatorMeasure
  private let isTimed: Bool

  /// - Parameter isTimed: not where other operators run inside of the source.
  init(_ source: any Source, _ measure: OperatorMeasure, isTimed: Bool = true) {
    self.source = source
    self.measure = measure
    self.isTimed = isTimed
  }

  var isSerial: Bool { source.isSerial }
  var morselCount: Int { source.morselCount }

  func open(_ morsel: Int) throws(EngineFault) -> any ChunkReader {
    let reader =
      isTimed
      ? try measure.timed { () throws(EngineFault) in try source.open(morsel) }
      : try source.open(morsel)
    return MeasuredReader(reader, measure, isTimed: isTimed)
  }
}

private final class MeasuredReader: ChunkReader {
  private let reader: any ChunkReader
  private let measure: OperatorMeasure
  private let isTimed: Bool

  init(_ reader: any ChunkReader, _ measure: OperatorMeasure, isTimed: Bool) {
    self.reader = reader
    self.measure = measure
    self.isTimed = isTimed
  }

  func next() throws(EngineFault) -> Chunk? {
    if isTimed { return try measure.counted { () throws(EngineFault) in try reader.next() } }
    let chunk = try reader.next()
    if let chunk { measure.gave(chunk.rowCount) }
    return chunk
  }
}

private final class MeasuredOperator: StreamingOperator {
  private let inner: any StreamingOperator
  private let measure: OperatorMeasure

  init(_ inner: any StreamingOperator, _ measure: OperatorMeasure) {
    self.inner = inner
    self.measure = measure
  }

  var isSatisfied: Bool { inner.isSatisfied }

  func push(_ chunk: Chunk) throws(EngineFault) {
    try measure.timed { () throws(EngineFault) in try inner.push(chunk) }
  }

  func next() throws(EngineFault) -> Chunk? {
    try measure.counted { () throws(EngineFault) in try inner.next() }
  }
}

final class MeasuredSink: Sink {
  private let sink: any Sink
  private let measure: OperatorMeasure

  init(_ sink: any Sink, _ measure: OperatorMeasure) {
    self.sink = sink
    self.measure = measure
  }

  var needsFixedLanes: Bool { sink.needsFixedLanes }

  func makeState() throws(EngineFault) -> any SinkState {
    MeasuredState(
      try measure.timed { () throws(EngineFault) in try sink.makeState() }, measure)
  }

  func finish(_ state: (any SinkState)?) throws(EngineFault) {
    let inner = (state as? MeasuredState)?.inner
    try measure.timed { () throws(EngineFault) in try sink.finish(inner) }
  }
}

private final class MeasuredState: SinkState {
  let inner: any SinkState
  private let measure: OperatorMeasure

  init(_ inner: any SinkState, _ measure: OperatorMeasure) {
    self.inner = inner
    self.measure = measure
  }

  func add(_ chunk: Chunk) throws(EngineFault) {
    try measure.timed { () throws(EngineFault) in try inner.add(chunk) }
  }

  func merge(_ later: any SinkState) throws(EngineFault) {
    guard let later = later as? MeasuredState else { preconditionFailure("lanes of one kind") }
    try measure.timed { () throws(EngineFault) in try inner.merge(later.inner) }
  }
}

// `nil` measures nothing: the part as it is.

extension OperatorRecipe {
  func measured(by measure: OperatorMeasure?) -> OperatorRecipe {
    guard let measure else { return self }
    return OperatorRecipe(isSerial: isSerial, multipliesRows: multipliesRows) { context in
      MeasuredOperator(make(context.measured(by: measure)), measure)
    }
  }
}

extension Source {
  func measured(by measure: OperatorMeasure?) -> any Source {
    measure.map { MeasuredSource(self, $0) } ?? self
  }
}

extension Sink {
  func measured(by measure: OperatorMeasure?) -> any Sink {
    measure.map { MeasuredSink(self, $0) } ?? self
  }
}
