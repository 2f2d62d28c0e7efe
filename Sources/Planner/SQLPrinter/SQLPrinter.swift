import Engine
import Language

/// A bound query as SQL of another engine that gives the same rows: nested SELECTs, or pipes where
/// the engine has them.
public enum SQLPrinter {
  /// - Returns: one statement without a semicolon, over lines.
  /// - Throws: a diagnostic that names the first construct which the dialect cannot say.
  public static func print(
    _ query: BoundQuery, dialect: SQLDialect
  ) throws(Diagnostic) -> String {
    let names = SQLNames(query)
    let printer = SQLExpressionPrinter(dialect: dialect, origins: query.origins)
    switch dialect {
    case .spark:
      return try PipeWriter(names: names, printer: printer).text(query).joined(separator: "\n")
    case .duckdb, .sqlite, .postgres:
      let writer = SelectWriter(names: names, printer: printer)
      return try writer.text(query).joined(separator: "\n")
    }
  }
}

extension SQLDialect {
  /// As messages say it.
  var title: String {
    switch self {
    case .spark: "Spark"
    case .duckdb: "DuckDB"
    case .sqlite: "SQLite"
    case .postgres: "PostgreSQL"
    }
  }

  /// A quoted identifier.
  func quoted(_ name: String) -> String {
    let quote = self == .spark ? "`" : "\""
    return quote
      + name.split(separator: quote, omittingEmptySubsequences: false)
      .joined(separator: quote + quote) + quote
  }
}

extension Diagnostic.Code {
  static let notInDialect = Self(rawValue: "not-in-dialect")
}

extension Diagnostic {
  static func notInDialect(
    _ construct: String, _ dialect: SQLDialect, _ span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      code: .notInDialect, message: "\(dialect.title) cannot say \(construct) as Tra means it",
      span: span)
  }
}
