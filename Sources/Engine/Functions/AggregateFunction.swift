/// An aggregate function: declaration and states. A file in Aggregate/ and a line in
/// `FunctionRegistry`.
public struct AggregateFunction: Sendable {
  public let name: String
  public let aliases: [String]
  public let summary: String
  public let example: Example
  public let spelling: [SQLDialect: String]
  /// Types to which the arguments are cast and the type of the result; nil where the types do not
  /// fit (the binder then lists `signatureHelp`).
  public let resolve: @Sendable (_ arguments: [DataType]) -> Resolution?
  /// For messages: `SUM(number)`.
  public let signatureHelp: String
  /// Whether the binder lets a RATIO argument through (MIN, COUNT, …) or answers with the fix-it.
  public let acceptsRatio: Bool
  /// Whether the order of the rows shows in the result, so that ORDER BY inside makes sense.
  public let takesOrder: Bool
  public let makeState: @Sendable (_ call: AggregateCall) -> any AggregateState

  public struct Resolution: Sendable {
    public let arguments: [DataType]
    public let result: DataType

    public init(arguments: [DataType], result: DataType) {
      self.arguments = arguments
      self.result = result
    }
  }

  public init(
    name: String, aliases: [String] = [], signatureHelp: String, summary: String, example: Example,
    spelling: [SQLDialect: String] = [:], acceptsRatio: Bool = true,
    takesOrder: Bool = false,
    resolve: @escaping @Sendable ([DataType]) -> Resolution?,
    makeState: @escaping @Sendable (AggregateCall) -> any AggregateState
  ) {
    self.name = name
    self.aliases = aliases
    self.signatureHelp = signatureHelp
    self.summary = summary
    self.example = example
    self.spelling = spelling
    self.acceptsRatio = acceptsRatio
    self.takesOrder = takesOrder
    self.resolve = resolve
    self.makeState = makeState
  }
}

/// One aggregate of a query. Its expressions are over the aggregate's input.
public struct AggregateCall: Sendable {
  public let function: AggregateFunction
  /// The sort keys of `order` are the last of them.
  public let arguments: [BoundExpression]
  /// `AGG(… ORDER BY …)`, the most significant key first.
  public let order: [AggregateOrder]
  public let isDistinct: Bool
  /// Rows for which this is not TRUE do not count.
  public let filter: BoundExpression?
  public let type: DataType
  public let origin: Origin

  public init(
    function: AggregateFunction, arguments: [BoundExpression],
    order: [AggregateOrder] = [], isDistinct: Bool = false,
    filter: BoundExpression? = nil, type: DataType, origin: Origin
  ) {
    self.function = function
    self.arguments = arguments
    self.order = order
    self.isDistinct = isDistinct
    self.filter = filter
    self.type = type
    self.origin = origin
  }
}

/// How one sort key inside an aggregate orders.
public struct AggregateOrder: Sendable, Equatable {
  public let isDescending: Bool
  public let nullsFirst: Bool
  public let isVietnamese: Bool

  public init(isDescending: Bool, nullsFirst: Bool, isVietnamese: Bool) {
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
    self.isVietnamese = isVietnamese
  }
}

extension AggregateCall {
  /// The state of the function with what DISTINCT and ORDER BY put around it.
  func makeState() -> any AggregateState {
    let inner = { order.isEmpty ? function.makeState(self) : OrderedState(self) }
    return isDistinct ? DistinctState(self, inner) : inner()
  }
}

/// The states of one aggregate for all groups of a worker. Groups are dense numbers from 0.
public protocol AggregateState: AnyObject {
  /// Makes room for groups up to `groupCount - 1`; new states are those of no row.
  func reserve(groupCount: Int)
  /// Adds row `i` of the arguments to the state of `groups[i]`. Rows whose filter is not TRUE are
  /// gone already; NULL arguments are the state's business.
  func update(
    groups: UnsafePointer<UInt32>, rowCount: Int, arguments: [Vector]
  ) throws(EngineFault)
  /// Bytes taken, for the memory budget.
  var byteCount: Int { get }
  /// How rows are cut into lanes shows in the result's last bits, as with sums of FLOAT64.
  var dependsOnLanes: Bool { get }
  /// Adds the states of a later morsel's worker: its group `i` is our group `groups[i]`.
  func merge(_ later: any AggregateState, groups: UnsafePointer<UInt32>, count: Int)
    throws(EngineFault)
  /// The results of the groups numbered in `groups`, in that order. Asks `cancellation` where that
  /// takes long.
  func results(
    _ groups: UnsafeBufferPointer<UInt32>, _ cancellation: Cancellation
  ) throws(EngineFault) -> Vector
}

extension AggregateState {
  public var dependsOnLanes: Bool { false }
}

/// States that add a run of rows of one group faster than row by row.
public protocol RunAggregateState: AggregateState {
  /// Adds the rows `rows` of the arguments to the state of one group.
  func update(group: Int, rows: Range<Int>, arguments: [Vector]) throws(EngineFault)
}
