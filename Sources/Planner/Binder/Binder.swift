import Engine
import Language

/// Resolves the names of one statement to column ids and decides types. It reads the tree once and
/// writes nothing into it; each step returns a new value.
public final class Binder {
  let catalog: any Catalog
  let parameters: [String: ParameterValue]
  let source: SourceText
  private var nextColumn: ColumnID = 0
  private var origins: [SourceSpan?] = []
  private(set) var warnings: [Diagnostic] = []
  /// Tables of WITH that are visible here, the innermost last.
  var commonTables: [CommonTable] = []
  /// Views that are being bound, outermost first; inside them spans belong to another text.
  var openViews: [String] = []

  public init(
    catalog: any Catalog, parameters: [String: ParameterValue] = [:], source: SourceText
  ) {
    self.catalog = catalog
    self.parameters = parameters
    self.source = source
  }

  func newColumn() -> ColumnID {
    defer { nextColumn += 1 }
    return nextColumn
  }

  /// The id under which a fault at `span` finds its place again.
  func origin(_ span: SourceSpan) -> Origin {
    origins.append(openViews.isEmpty ? span : nil)
    return Origin(origins.count - 1)
  }

  func warn(_ warning: Diagnostic) { warnings.append(warning) }

  /// A query whose names stand by themselves.
  public func bind(query: Query) throws(Diagnostic) -> BoundQuery {
    finished(try bound(query))
  }

  func finished(_ relation: BoundRelation) -> BoundQuery {
    BoundQuery(
      plan: relation.plan,
      columns: relation.scope.columns.map {
        OutputColumn(name: $0.name, type: $0.column.type, id: $0.column.id, parts: $0.parts)
      },
      origins: origins, warnings: warnings)
  }
}
