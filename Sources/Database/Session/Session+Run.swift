import Engine
import Language
import Planner

extension Session {
  /// The whole walk: each room of the house is one line, in order.
  ///
  /// A statement that fails leaves all tables as they were.
  ///
  /// - Parameter source: the text from which `statement` was parsed, to which all spans refer.
  public func run(
    _ statement: Statement, in source: SourceText
  ) throws(Diagnostic) -> StatementResult {
    if case .showTables = statement { return .rows(try tableList()) }
    switch try Rooms.bind(statement, self, parameters) {
    case .query(let query):
      let result = try execute(query, maxRows: settings.maxResultRows)
      lastResult = result
      return .rows(result)
    case .describe(let columns): return .rows(QueryResult(describing: columns))
    case .createTable(let create): return .done(notes: try createTable(create))
    case .createView(let name, let orReplace, let view):
      return .done(notes: try createView(view.placed(in: source), name, orReplace: orReplace))
    case .insert(let insert): return .done(notes: try self.insert(insert))
    case .drop(let drop): return .done(notes: try self.drop(drop))
    case .copyTo(let query, let file): return .done(notes: try copy(query, to: file))
    case .copyFrom(let name, let table, let file):
      return .done(notes: try copy(file, into: table, name))
    }
  }

  /// - Parameter maxRows: one row more is a fault; nil for no limit.
  func execute(_ query: BoundQuery, maxRows: Int? = nil) throws(Diagnostic) -> QueryResult {
    let context = ExecutionContext(
      cancellation: Cancellation(
        timeout: settings.timeout, isInterrupted: settings.isInterrupted),
      memory: MemoryBudget(limit: settings.memoryLimit))
    let plan = maxRows.map { .limit(query.plan, count: $0 + 1, skip: 0) } ?? query.plan
    let chunks: [Chunk]
    do throws(EngineFault) {
      chunks = try Rooms.collect(plan, context)
    } catch {
      throw Diagnostic(error, origins: query.origins)
    }
    let result = QueryResult(query, chunks: chunks, warnings: query.warnings(after: context))
    if let maxRows, result.rowCount > maxRows {
      throw Diagnostic(EngineFault(.resultLimit(rows: maxRows)), origins: [])
    }
    return result
  }
}

extension BoundQuery {
  fileprivate func warnings(after context: ExecutionContext) -> [Diagnostic] {
    guard let division = context.divisionByZero else { return warnings }
    let place = Int(division.origin)
    let span = origins.indices.contains(place) ? origins[place] : nil
    return warnings + [.divisionsByZero(division.count, at: span)]
  }
}

extension QueryResult {
  /// The plan gives the columns in order, then the parts of ratios that are none of them.
  fileprivate init(_ query: BoundQuery, chunks: [Chunk], warnings: [Diagnostic]) {
    let ids = query.plan.columns.map(\.id)
    func position(_ id: ColumnID) -> Int? { ids.firstIndex(of: id) }
    let columns = query.columns.map { column in
      let parts = column.parts.flatMap { parts in
        position(parts.numerator).flatMap { numerator in
          position(parts.denominator).map { (numerator: numerator, denominator: $0) }
        }
      }
      return Column(name: column.name, type: column.type, parts: parts)
    }
    self.init(columns: columns, chunks: chunks, warnings: warnings)
  }
}

extension ViewDefinition {
  /// The binder knows no text; whoever runs the statement does.
  func placed(in source: SourceText) -> ViewDefinition {
    ViewDefinition(name: name, comment: comment, query: query, source: source, span: span)
  }
}
