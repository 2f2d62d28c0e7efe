import Engine
import Language

/// A statement with its names resolved; `Database` carries it out.
public enum BoundStatement: Sendable {
  case query(BoundQuery)
  case explain(BoundExplain)
  case describe([DescribedColumn])
  case createTable(BoundCreateTable)
  case createView(name: ObjectName, orReplace: Bool, ViewDefinition)
  case insert(BoundInsert)
  case drop(Drop)
  case copyTo(BoundQuery, FileReference)
  /// Columns are matched by name when the file's header is known.
  case copyFrom(ObjectName, Table, FileReference)
}

/// A query ready for the optimizer: its plan, and the columns that a user sees.
public struct BoundQuery: Sendable {
  public let plan: LogicalPlan
  public let columns: [OutputColumn]
  /// Spans of the origins that the plan's expressions name; nil for those inside a view.
  public let origins: [SourceSpan?]
  /// What the binder has to say beside errors.
  public let warnings: [Diagnostic]
  let pooledSides: [PooledSide]
  /// Names of the stored tables that the plan scans; those of data files have none.
  let tableNames: [(table: Table, name: String)]

  /// The same query by another plan for the same columns.
  func by(_ plan: LogicalPlan) -> BoundQuery {
    BoundQuery(
      plan: plan, columns: columns, origins: origins, warnings: warnings,
      pooledSides: pooledSides, tableNames: tableNames)
  }

  /// The first rows of the query.
  public func limited(to count: Int) -> BoundQuery {
    by(.limit(plan, count: count, skip: 0))
  }
}

/// A column of the result. `id` stands in the plan's output; parts of a poolable ratio do too.
public struct OutputColumn: Sendable {
  public let name: String
  public let type: DataType
  public let id: ColumnID
  public let parts: RatioParts?

  public init(name: String, type: DataType, id: ColumnID, parts: RatioParts?) {
    self.name = name
    self.type = type
    self.id = id
    self.parts = parts
  }
}

/// The columns that a poolable ratio pools.
public struct RatioParts: Hashable, Sendable {
  public let numerator: PlanColumn
  public let denominator: PlanColumn

  public init(numerator: PlanColumn, denominator: PlanColumn) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

public struct DescribedColumn: Sendable {
  public let name: String
  /// As `.schema` prints it: `RATIO(online, received)` for a poolable ratio of a table.
  public let type: String
  public let isNotNull: Bool
  public let comment: String?

  public init(name: String, type: String, isNotNull: Bool, comment: String?) {
    self.name = name
    self.type = type
    self.isNotNull = isNotNull
    self.comment = comment
  }
}

public struct BoundCreateTable: Sendable {
  public let name: ObjectName
  public let orReplace: Bool
  public let ifNotExists: Bool
  public let schema: TableSchema
  /// Its output columns are the stored columns of `schema`, in order and already cast.
  public let source: BoundQuery?

  public init(
    name: ObjectName, orReplace: Bool, ifNotExists: Bool, schema: TableSchema, source: BoundQuery?
  ) {
    self.name = name
    self.orReplace = orReplace
    self.ifNotExists = ifNotExists
    self.schema = schema
    self.source = source
  }
}

public struct BoundInsert: Sendable {
  public let name: ObjectName
  public let table: Table
  /// Its output columns are the stored columns of the table, in order, cast, NULL where not given.
  public let source: BoundQuery

  public init(name: ObjectName, table: Table, source: BoundQuery) {
    self.name = name
    self.table = table
    self.source = source
  }
}
