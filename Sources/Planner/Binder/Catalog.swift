import Engine
import Language

/// Where the binder looks names up. Names compare without case.
public protocol Catalog: AnyObject {
  /// The table or view of that name; nil where there is none. May load a shipped table.
  func object(named name: ObjectName) throws(Diagnostic) -> CatalogObject?
  /// The rows of a data file, read whole; types are inferred.
  func file(_ reference: FileReference) throws(Diagnostic) -> Table
  /// Invented filings over the shipped provinces and services; nil where there are none.
  func filings(rows: Int, seed: Int64) throws(Diagnostic) -> Table?
  /// Names of tables and views, for suggestions.
  var objectNames: [String] { get }
}

extension Catalog {
  public func filings(rows: Int, seed: Int64) -> Table? { nil }
}

public enum CatalogObject: Sendable {
  case table(Table)
  case view(ViewDefinition)
}

/// A view keeps its syntax tree; it is bound anew wherever it is named.
public struct ViewDefinition: Sendable {
  public let name: String
  public let comment: String?
  public let query: Query
  /// The text that holds the query, and its place there.
  public let source: SourceText
  public let span: SourceSpan

  public init(
    name: String, comment: String?, query: Query, source: SourceText, span: SourceSpan
  ) {
    self.name = name
    self.comment = comment
    self.query = query
    self.source = source
    self.span = span
  }
}
