/// How a query is computed: algorithms chosen, columns numbered by position in each input. Plain
/// data; `Scheduler` cuts it into pipelines.
public indirect enum PhysicalPlan: Sendable {
  /// Stored columns of a table, by position; row groups that `pruning` excludes are not read.
  case scan(Table, columns: [Int], pruning: [ZoneFilter])
  /// Literal rows; expressions without columns.
  case values([[BoundExpression]], types: [DataType])
  case filter(PhysicalPlan, BoundExpression)
  case project(PhysicalPlan, [BoundExpression])
  /// Keys, then aggregates. No keys: one row always.
  case aggregate(
    PhysicalPlan, keys: [GroupKey], aggregates: [AggregateCall], strategy: GroupStrategy)
  /// Probe columns, then build columns (only probe columns for `.semi` and `.anti`).
  case join(JoinPlan)
  /// The input's columns and a column for each call; the input's order stays.
  case window(PhysicalPlan, WindowPlan)
  case sort(PhysicalPlan, [SortKey])
  case topN(PhysicalPlan, [SortKey], count: Int, skip: Int)
  case limit(PhysicalPlan, count: Int?, skip: Int)
  /// All inputs have the same column types.
  case unionAll([PhysicalPlan])
  /// The plan itself; what its outermost node does is measured. Never measured twice.
  case measured(PhysicalPlan, OperatorMeasure)
}

/// Rows whose stored column `column` lies outside `low...high` can be skipped. Integers, dates,
/// narrow decimals by value; text by code.
public struct ZoneFilter: Sendable {
  public let column: Int
  public let low: Int64
  public let high: Int64

  public init(column: Int, low: Int64, high: Int64) {
    self.column = column
    self.low = low
    self.high = high
  }
}

public struct GroupKey: Sendable {
  public let expression: BoundExpression

  public init(_ expression: BoundExpression) { self.expression = expression }
}

public enum GroupStrategy: Sendable {
  /// Every key lies in a known range, or is a code of a known dictionary: the product of the
  /// domains (with a place for NULL each) indexes an array.
  case array([KeyDomain])
  case hash
}

public enum KeyDomain: Sendable {
  case integers(low: Int64, high: Int64)
  case codes(TextDictionary)

  /// Number of values, NULL not counted.
  public var count: Int {
    switch self {
    case .integers(let low, let high): Int(high - low + 1)
    case .codes(let dictionary): dictionary.count
    }
  }
}

public struct JoinPlan: Sendable {
  public enum Kind: Sendable {
    case inner, left, right, full, semi, anti
  }

  public enum Algorithm: Sendable {
    /// Build rows found by `key - low`.
    case array(low: Int64, high: Int64)
    case hash
    /// No equal keys: every pair, then `residual`.
    case nestedLoop
  }

  public let kind: Kind
  public let probe: PhysicalPlan
  public let build: PhysicalPlan
  /// Pairs of equal type; a NULL matches nothing.
  public let probeKeys: [BoundExpression]
  public let buildKeys: [BoundExpression]
  /// Over probe columns, then build columns.
  public let residual: BoundExpression?
  public let algorithm: Algorithm
  /// Under which `ExecutionContext.joinCounts` tells whether the join repeated rows; nil: not
  /// asked.
  public let id: Int?

  public init(
    kind: Kind, probe: PhysicalPlan, build: PhysicalPlan, probeKeys: [BoundExpression],
    buildKeys: [BoundExpression], residual: BoundExpression?, algorithm: Algorithm, id: Int? = nil
  ) {
    precondition(probeKeys.count == buildKeys.count)
    self.kind = kind
    self.probe = probe
    self.build = build
    self.probeKeys = probeKeys
    self.buildKeys = buildKeys
    self.residual = residual
    self.algorithm = algorithm
    self.id = id
  }
}

public struct SortKey: Sendable {
  public let expression: BoundExpression
  public let isDescending: Bool
  public let nullsFirst: Bool
  /// `COLLATE vi`: Vietnamese dictionary order instead of bytes.
  public let isVietnamese: Bool

  public init(
    _ expression: BoundExpression, isDescending: Bool, nullsFirst: Bool, isVietnamese: Bool = false
  ) {
    self.expression = expression
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
    self.isVietnamese = isVietnamese
  }
}
