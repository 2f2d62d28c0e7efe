import Engine

/// The identity of a column within one bound query.
public typealias ColumnID = Int

/// What to compute, over column ids. Each node says its columns.
public indirect enum LogicalPlan: Sendable {
  /// `columns[i]` is the stored column `positions[i]` of the table.
  case scan(Table, positions: [Int], columns: [PlanColumn])
  case values([[BoundExpression]], columns: [PlanColumn])
  case filter(LogicalPlan, BoundExpression)
  /// Exactly these columns, each computed from the input's.
  case project(LogicalPlan, [Computed])
  case aggregate(LogicalPlan, keys: [Computed], aggregates: [ComputedAggregate])
  case join(LogicalJoin)
  /// The input's columns, then the subquery's answer; unnesting turns it into joins.
  case apply(LogicalApply)
  /// The input's columns, then one for each call.
  case window(LogicalPlan, [ComputedWindow])
  case sort(LogicalPlan, [SortKey])
  case limit(LogicalPlan, count: Int?, skip: Int)
  /// `columns[i]` is the column at position i of every input.
  case unionAll([LogicalPlan], columns: [PlanColumn])
}

public struct PlanColumn: Hashable, Sendable {
  public let id: ColumnID
  public let type: DataType

  public init(id: ColumnID, type: DataType) {
    self.id = id
    self.type = type
  }

  public var reference: BoundExpression { .column(id, type) }
}

/// A column and the expression that makes it.
public struct Computed: Sendable {
  public let column: PlanColumn
  public let expression: BoundExpression

  public init(id: ColumnID, _ expression: BoundExpression) {
    column = PlanColumn(id: id, type: expression.type)
    self.expression = expression
  }

  /// Whether it is a column of the input under its own id.
  var isPassed: Bool { expression.plainColumn == column.id }
}

public struct ComputedAggregate: Sendable {
  public let column: PlanColumn
  public let call: AggregateCall

  public init(id: ColumnID, _ call: AggregateCall) {
    column = PlanColumn(id: id, type: call.type)
    self.call = call
  }
}

/// A window call with its partition and order.
public struct ComputedWindow: Sendable {
  public let column: PlanColumn
  public let partitionBy: [BoundExpression]
  public let orderBy: [SortKey]
  public let call: WindowCall

  public init(
    id: ColumnID, partitionBy: [BoundExpression], orderBy: [SortKey], call: WindowCall
  ) {
    column = PlanColumn(id: id, type: call.type)
    self.partitionBy = partitionBy
    self.orderBy = orderBy
    self.call = call
  }
}

public struct LogicalJoin: Sendable {
  public let kind: JoinPlan.Kind
  public let left: LogicalPlan
  public let right: LogicalPlan
  /// nil: every pair.
  public let condition: BoundExpression?
  /// Not nil where it matters whether the join repeats rows.
  public let id: Int?

  public init(
    kind: JoinPlan.Kind, left: LogicalPlan, right: LogicalPlan, condition: BoundExpression?,
    id: Int? = nil
  ) {
    self.kind = kind
    self.left = left
    self.right = right
    self.condition = condition
    self.id = id
  }

  /// The same join of other inputs.
  func over(
    _ left: LogicalPlan, _ right: LogicalPlan, on condition: BoundExpression?
  ) -> LogicalPlan {
    .join(LogicalJoin(kind: kind, left: left, right: right, condition: condition, id: id))
  }
}

extension LogicalPlan {
  /// The node's columns, for a projection above that keeps them. One that a projection passes
  /// itself is the same value again, which takes no memory.
  var passedColumns: [Computed] {
    guard case .project(_, let computed) = self else {
      return columns.map { Computed(id: $0.id, $0.reference) }
    }
    return computed.map { $0.isPassed ? $0 : Computed(id: $0.column.id, $0.column.reference) }
  }

  /// The columns that the node gives, in order.
  public var columns: [PlanColumn] {
    switch self {
    case .scan(_, _, let columns), .values(_, let columns), .unionAll(_, let columns): columns
    case .filter(let input, _), .sort(let input, _), .limit(let input, _, _): input.columns
    case .project(_, let computed): computed.map(\.column)
    case .aggregate(_, let keys, let aggregates):
      keys.map(\.column) + aggregates.map(\.column)
    case .apply(let apply): apply.input.columns + [apply.subquery.column]
    case .window(let input, let windows): input.columns + windows.map(\.column)
    case .join(let join):
      switch join.kind {
      case .semi, .anti: join.left.columns
      default: join.left.columns + join.right.columns
      }
    }
  }
}
