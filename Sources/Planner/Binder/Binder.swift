import Engine
import Language

/// Resolves the names of one statement to column ids and decides types. It reads the tree once and
/// writes nothing into it; each step returns a new value.
public final class Binder {
  let catalog: any Catalog
  let parameters: [String: ParameterValue]
  let source: SourceText
  private let clock: () -> Int32
  private var nextColumn: ColumnID = 0
  private var origins: [SourceSpan?] = []
  private(set) var warnings: [Diagnostic] = []
  let pooling = PooledJoins()
  var limits = BindingLimits()
  /// The rules of unnesting, which is a part of binding.
  public var switches = RuleSwitches()
  /// Noted only where a plan is asked for.
  var columnNames: ColumnNames?
  /// What the SQL printer calls the scanned tables.
  var tableNames: [(table: Table, name: String)] = []
  /// Tables of WITH that are visible here, the innermost last.
  var commonTables: [CommonTable] = []
  /// What a subquery sees from within, the innermost last.
  var outerScopes: [(scope: Scope, aggregates: AggregateCollector?)] = []
  /// Views that are being bound, outermost first; inside them spans belong to another text.
  var openViews: [String] = []

  /// - Parameter clock: the day of today, as days since 1970-01-01; asked at most once.
  public init(
    catalog: any Catalog, parameters: [String: ParameterValue] = [:], source: SourceText,
    clock: @escaping () -> Int32 = SystemClock.today
  ) {
    self.catalog = catalog
    self.parameters = parameters
    self.source = source
    self.clock = clock
  }

  /// CURRENT_DATE: one day for the whole statement, however long it takes.
  private(set) lazy var today = clock()

  func newColumn() -> ColumnID {
    defer { nextColumn += 1 }
    return nextColumn
  }

  /// The id under which a fault at `span` finds its place again.
  func origin(_ span: SourceSpan) -> Origin {
    origins.append(openViews.isEmpty ? span : nil)
    return Origin(origins.count - 1)
  }

  /// The column of an enclosing query that `name` means where the own scope has none of that name.
  ///
  /// - Parameter failure: what the own scope said.
  func outerColumn(
    _ name: ObjectName, unless failure: Diagnostic
  ) throws(Diagnostic) -> ScopeColumn {
    guard failure.code != .ambiguousColumn else { throw failure }
    for outer in outerScopes.reversed() {
      // Not found there either: the own scope's message is the one that helps.
      guard let column = try? outer.scope.column(name) else { continue }
      if outerScopes.count > BindingLimits.correlatedLevels {
        throw .correlatedTooDeep(BindingLimits.correlatedLevels, failure.span)
      }
      outer.aggregates?.sees(column.column.id, name)
      return column.published()
    }
    throw failure
  }

  /// Whether the column belongs to an enclosing query.
  func isOuter(_ id: ColumnID) -> Bool {
    outerScopes.contains { outer in
      outer.scope.columns.contains { $0.column.id == id }
        || outer.scope.ranges.contains { $0.columns.contains { $0.column.id == id } }
    }
  }

  /// A rate of these columns is pooled; inside a view no span says where.
  func pools(_ columns: ColumnSet, at span: SourceSpan) {
    pooling.pools(columns, at: openViews.isEmpty ? span : nil)
  }

  /// Once for a place, though some expressions are bound twice; inside a view no span says where.
  func warn(_ warning: Diagnostic) {
    var warning = warning
    if !openViews.isEmpty { warning.span = nil }
    let isKnown = warnings.contains { $0.span == warning.span && $0.message == warning.message }
    if !isKnown { warnings.append(warning) }
  }

  /// A query whose names stand by themselves.
  public func bind(query: Query) throws(Diagnostic) -> BoundQuery {
    try finished(try bound(query))
  }

  func bind(explained query: Query, analyze: Bool) throws(Diagnostic) -> BoundExplain {
    columnNames = ColumnNames()
    let relation = try bound(query)
    return BoundExplain(
      query: try finished(relation), written: relation.plan, names: columnNames ?? ColumnNames(),
      isAnalyzed: analyze)
  }

  func finished(_ relation: BoundRelation) throws(Diagnostic) -> BoundQuery {
    let columns = FreshColumns { self.newColumn() }
    return BoundQuery(
      plan: SubqueryUnnesting(columns, switches).unnested(relation.plan)
        .countingOnly(ColumnSet(pooling.pooled.map(\.join))),
      columns: relation.scope.columns.map {
        OutputColumn(name: $0.name, type: $0.column.type, id: $0.column.id, parts: $0.parts)
      },
      origins: origins, warnings: warnings, pooledSides: pooling.pooled, tableNames: tableNames)
  }
}
