/// Window calls that share their partitions and their order.
public struct WindowPlan: Sendable {
  public let partitionBy: [BoundExpression]
  public let orderBy: [SortKey]
  public let calls: [WindowCall]

  public init(partitionBy: [BoundExpression], orderBy: [SortKey], calls: [WindowCall]) {
    self.partitionBy = partitionBy
    self.orderBy = orderBy
    self.calls = calls
  }
}

/// One value for each row, computed from the rows of its partition.
public struct WindowCall: Sendable {
  public enum Function: Sendable {
    case window(WindowFunction)
    case aggregate(AggregateFunction)
  }

  public let function: Function
  /// The sort keys of `order` are the last of them.
  public let arguments: [BoundExpression]
  /// `AGG(… ORDER BY …)`, the most significant key first.
  public let order: [AggregateOrder]
  public let isDistinct: Bool
  public let filter: BoundExpression?
  public let frame: FrameBounds
  public let type: DataType
  public let origin: Origin

  public init(
    function: Function, arguments: [BoundExpression], order: [AggregateOrder] = [],
    isDistinct: Bool, filter: BoundExpression?, frame: FrameBounds, type: DataType, origin: Origin
  ) {
    self.function = function
    self.arguments = arguments
    self.order = order
    self.isDistinct = isDistinct
    self.filter = filter
    self.frame = frame
    self.type = type
    self.origin = origin
  }
}

/// The rows around a row that a window call looks at.
public struct FrameBounds: Sendable, Hashable {
  public enum Bound: Sendable, Hashable {
    case unboundedPreceding
    /// Rows, or with RANGE a distance in the one sort key: of INT64, of DECIMAL unscaled, of DATE
    /// in days, of TIMESTAMP in microseconds, of FLOAT64 its bits.
    case preceding(Int64)
    case currentRow
    case following(Int64)
    case unboundedFollowing
  }

  /// RANGE: rows with equal sort keys stand together.
  public let isRange: Bool
  public let start: Bound
  public let end: Bound

  public init(isRange: Bool, start: Bound, end: Bound) {
    self.isRange = isRange
    self.start = start
    self.end = end
  }

  /// Without ORDER BY: the whole partition.
  public static let partition = FrameBounds(
    isRange: true, start: .unboundedPreceding, end: .unboundedFollowing)
  /// With ORDER BY: up to the last row that sorts equal.
  public static let running = FrameBounds(
    isRange: true, start: .unboundedPreceding, end: .currentRow)
}
