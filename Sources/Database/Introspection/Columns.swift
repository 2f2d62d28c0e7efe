import Engine
import Language
import Planner

extension Session {
  /// The columns that a query gives, for completion; nil where the text is no query.
  public func columns(ofQueryText text: String) -> [(name: String, type: DataType)]? {
    // A prefix of what is being typed is often no query: that is no error here.
    let source = SourceText(text)
    guard case .query(let query) = try? Parser.parseStatement(source),
      let bound = try? binder(source).bind(query: query)
    else { return nil }
    return bound.columns.map { ($0.name, $0.type) }
  }

  /// The columns that a query gives, which is not run.
  ///
  /// - Throws: also for what is no query.
  public func columns(
    of statement: Statement, in source: SourceText
  ) throws(Diagnostic) -> [(name: String, type: DataType)] {
    guard case .query(let query) = statement else {
      throw Diagnostic(code: .notAQuery, message: "only a query has columns", span: nil)
    }
    return try watched { _ throws(Diagnostic) in
      try binder(source).bind(query: query).columns.map { ($0.name, $0.type) }
    }
  }

  /// What names mean behind a query, for completion; nil where the text is no query.
  public func scope(ofQueryText text: String) -> QueryScope? {
    // As above.
    let source = SourceText(text)
    guard case .query(let query) = try? Parser.parseStatement(source) else { return nil }
    return try? binder(source).scope(of: query)
  }

  /// The columns of a table or view; nil where there is none of that name.
  public func columns(ofTable name: String) -> [(name: String, type: DataType)]? {
    columns(ofQueryText: "FROM \(written(nameParts(name)))")
  }

  /// The query in the SQL of another engine.
  ///
  /// - Throws: also for what is no query, and for what the engine has no words for.
  public func printed(
    _ statement: Statement, in source: SourceText, for dialect: SQLDialect
  ) throws(Diagnostic) -> String {
    guard case .query(let query) = statement else {
      throw Diagnostic(code: .notAQuery, message: "only a query can be printed", span: nil)
    }
    // Optimized, so that columns that nothing reads are not printed.
    let bound = Optimizer.optimize(try binder(source).bind(query: query), .printing)
    return try SQLPrinter.print(bound, dialect: dialect)
  }

  /// What the binder has to say about a statement, which is not run.
  ///
  /// Definitions take effect without their rows, so that later statements of a script can name
  /// them: check with a session of its own.
  ///
  /// - Returns: warnings.
  public func check(
    _ statement: Statement, in source: SourceText
  ) throws(Diagnostic) -> [Diagnostic] {
    if case .showTables = statement { return [] }
    let bound = try watched { _ throws(Diagnostic) in try binder(source).bind(statement) }
    switch bound {
    case .query(let query), .copyTo(let query, _): return query.warnings
    case .insert(let insert): return insert.source.warnings
    case .explain, .describe, .copyFrom: return []
    case .drop(let drop): return try self.drop(drop)
    case .createTable(let create):
      let definition = BoundCreateTable(
        name: create.name, orReplace: create.orReplace, ifNotExists: create.ifNotExists,
        schema: create.schema, source: nil)
      return try createTable(definition) + (create.source?.warnings ?? [])
    case .createView(let name, let orReplace, let view):
      return try createView(view, name, orReplace: orReplace)
    }
  }
}
