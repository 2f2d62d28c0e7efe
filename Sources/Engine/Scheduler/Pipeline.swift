// A pipeline is what runs without waiting: a source of morsels, operators, a sink. Breakers
// (groups, sorts, join builds) are the sink of one pipeline and the source of the next.

/// Where the chunks of a pipeline come from.
protocol Source: AnyObject {
  /// Morsels must be read one after another, by one worker.
  var isSerial: Bool { get }
  /// Asked when the pipelines that fill this source have ended; does not change afterwards.
  var morselCount: Int { get }
  /// Workers open different morsels at the same time.
  func open(_ morsel: Int) throws(EngineFault) -> any ChunkReader
}

extension Source {
  var isSerial: Bool { false }
}

/// The chunks of one morsel in order; belongs to one worker.
protocol ChunkReader: AnyObject {
  func next() throws(EngineFault) -> Chunk?
}

/// Chunk in, chunks out; each worker has its own.
protocol StreamingOperator: AnyObject {
  /// Called once `next` has returned nil for the chunk before.
  func push(_ chunk: Chunk) throws(EngineFault)
  /// The next output of the chunk pushed last, never without rows; nil when there is no more.
  func next() throws(EngineFault) -> Chunk?
  /// No later chunk will give rows.
  var isSatisfied: Bool { get }
}

extension StreamingOperator {
  var isSatisfied: Bool { false }
}

/// Makes an operator for each worker.
struct OperatorRecipe {
  /// The operator has to see all chunks in order, so one worker runs the whole pipeline.
  let isSerial: Bool
  /// The operator may give many more rows than it takes.
  let multipliesRows: Bool
  let make: (ExecutionContext) -> any StreamingOperator

  init(
    isSerial: Bool = false, multipliesRows: Bool = false,
    make: @escaping (ExecutionContext) -> any StreamingOperator
  ) {
    self.isSerial = isSerial
    self.multipliesRows = multipliesRows
    self.make = make
  }
}

/// Where chunks end. The rows are cut into lanes, contiguous ranges of morsels; each lane fills a
/// state of its own, and states merge in the order of the lanes. So the order of groups and rows,
/// and the bits of float sums, do not depend on how many workers there are.
protocol Sink: AnyObject {
  /// How the rows are cut matters to the result (float sums): always `Lanes.fixedCount` lanes.
  var needsFixedLanes: Bool { get }
  func makeState() throws(EngineFault) -> any SinkState
  /// Takes the merged state of all lanes; nil where there was no morsel.
  func finish(_ state: (any SinkState)?) throws(EngineFault)
}

protocol SinkState: AnyObject {
  func add(_ chunk: Chunk) throws(EngineFault)
  /// Adds a later lane's state, which is not used afterwards.
  func merge(_ later: any SinkState) throws(EngineFault)
}

enum Lanes {
  /// Eight cost 5 % on a few groups and a third on 100,000, and feed eight workers.
  static let fixedCount = 8

  static func range(_ lane: Int, of laneCount: Int, morselCount: Int) -> Range<Int> {
    (morselCount * lane / laneCount)..<(morselCount * (lane + 1) / laneCount)
  }
}

/// Chunks on their way: sources, and operators after them.
struct Stream {
  /// A source whose chunks begin at the operator `firstOperator`.
  struct Entry {
    let source: any Source
    let firstOperator: Int
  }

  /// One after another: an outer join's unmatched build rows enter after all probe rows.
  private(set) var entries: [Entry]
  private(set) var recipes: [OperatorRecipe] = []

  init(_ source: any Source) { entries = [Entry(source: source, firstOperator: 0)] }

  /// One worker reads all of it, in order.
  var isSerial: Bool {
    entries.contains { $0.source.isSerial } || recipes.contains { $0.isSerial }
  }

  /// What a morsel gives may take much more memory than the morsel.
  var multipliesRows: Bool { recipes.contains { $0.multipliesRows } }

  mutating func append(_ recipe: OperatorRecipe) { recipes.append(recipe) }

  mutating func appendEntry(_ source: any Source) {
    entries.append(Entry(source: source, firstOperator: recipes.count))
  }
}

struct Pipeline {
  let stream: Stream
  let sink: any Sink
}
