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
    return try watched { _ throws(Diagnostic) in try carryOut(statement, in: source) }
  }

  private func carryOut(
    _ statement: Statement, in source: SourceText
  ) throws(Diagnostic) -> StatementResult {
    fileNotes = []
    switch try binder(source).bind(statement) {
    case .query(let query):
      let result = try execute(query, maxRows: settings.maxResultRows)
      lastResult = result
      return .rows(result)
    case .explain(let explain): return .rows(try explained(explain))
    case .describe(let columns): return .rows(QueryResult(describing: columns))
    case .createTable(let create): return .done(notes: try createTable(create))
    case .createView(let name, let orReplace, let view):
      return .done(notes: try createView(view, name, orReplace: orReplace))
    case .insert(let insert): return .done(notes: try self.insert(insert))
    case .drop(let drop): return .done(notes: try self.drop(drop))
    case .copyTo(let query, let file): return .done(notes: try copy(query, to: file))
    case .copyFrom(let name, let table, let file):
      return .done(notes: try copy(file, into: table, name))
    }
  }

  /// The rows of one query beside the user's own: `_` stays what it was.
  ///
  /// - Throws: also where `source` holds no query.
  public func query(_ source: SourceText) throws(Diagnostic) -> QueryResult {
    guard case .query(let query) = try Parser.parseStatement(source) else {
      throw Diagnostic(code: .notAQuery, message: "a query is wanted here", span: nil)
    }
    return try watched { _ throws(Diagnostic) in
      try execute(binder(source).bind(query: query))
    }
  }

  /// - Parameter maxRows: one row more is a fault; nil for no limit.
  func execute(_ query: BoundQuery, maxRows: Int? = nil) throws(Diagnostic) -> QueryResult {
    try watched { watch throws(Diagnostic) in
      try execute(query, ExecutionContext(watch, workers: workers), maxRows: maxRows)
    }
  }

  private func execute(
    _ query: BoundQuery, _ context: ExecutionContext, maxRows: Int?
  ) throws(Diagnostic) -> QueryResult {
    // One row more than the limit, by which an excess is seen.
    let bounded = maxRows.map { query.limited(to: $0 + 1) } ?? query
    let optimized = Optimizer.optimize(bounded, settings.rules)
    let chunks: [Chunk]
    do throws(EngineFault) {
      try optimized.checkColumns(by: workers)
      chunks = try Scheduler.collect(PhysicalPlanner.lower(optimized, settings.rules), context)
    } catch {
      throw Diagnostic(error, origins: query.origins)
    }
    let result = QueryResult(
      query, chunks: chunks, warnings: fileNotes + query.warnings(after: context))
    if let maxRows, result.rowCount > maxRows {
      throw Diagnostic(EngineFault(.resultLimit(rows: maxRows)), origins: [])
    }
    return result
  }
}

extension BoundQuery {
  func warnings(after context: ExecutionContext) -> [Diagnostic] {
    let found = warnings + poolingWarnings(after: context)
    guard let division = context.divisionByZero else { return found }
    let place = Int(division.origin)
    let span = origins.indices.contains(place) ? origins[place] : nil
    return found + [.divisionsByZero(division.count, at: span)]
  }
}

extension QueryResult {
  /// The plan gives the columns in order, then the parts of ratios that are none of them.
  fileprivate init(_ query: BoundQuery, chunks: [Chunk], warnings: [Diagnostic]) {
    let ids = query.requiredColumns.map(\.id)
    func position(_ id: ColumnID) -> Int? { ids.firstIndex(of: id) }
    let columns = query.columns.map { column in
      let parts = column.parts.flatMap { parts in
        position(parts.numerator.id).flatMap { numerator in
          position(parts.denominator.id).map { (numerator: numerator, denominator: $0) }
        }
      }
      return Column(name: column.name, type: column.type, parts: parts)
    }
    self.init(columns: columns, chunks: chunks, warnings: warnings)
  }
}
