import Engine
import Language
import Planner

/// A line of `.tables`.
public struct TableSummary: Sendable {
  /// When `.tables` shows it: always, in its line of more names, or only with `all`.
  public enum Prominence: Sendable {
    case featured, more, registry
  }

  public let name: String
  /// nil for a table whose file has not been read yet.
  public let rowCount: Int?
  public let comment: String?
  public let isView: Bool
  public let isShipped: Bool
  public let prominence: Prominence
}

extension Session {
  /// Tables and views: those made here, then the shipped ones, featured ones first.
  ///
  /// A shipped table that was not read yet is read for its count, and a view is run; a file of an
  /// open folder is not read for it.
  ///
  /// - Parameter all: also those that are not featured.
  public func tables(all: Bool = true) throws(Diagnostic) -> [TableSummary] {
    try watched { _ throws(Diagnostic) in try countedTables(all: all) }
  }

  private func countedTables(all: Bool) throws(Diagnostic) -> [TableSummary] {
    var summaries: [TableSummary] = []
    for (name, object) in database.userObjects {
      switch object {
      case .known(let object):
        summaries.append(try summary(name, object, isShipped: false, .featured))
      case .unread:
        summaries.append(
          TableSummary(
            name: name, rowCount: nil, comment: nil, isView: false, isShipped: false,
            prominence: .featured))
      }
    }
    for (name, prominence) in moreNames() where all || prominence == .featured {
      guard database.userObjects[folded: name] == nil else { continue }
      guard let object = try database.shipped.object(named: name) else { continue }
      summaries.append(try summary(name, object, isShipped: true, prominence))
    }
    return summaries
  }

  /// Names of the shipped tables that are not featured, for the line `more: …`.
  public var moreTableNames: [String] {
    moreNames().filter { $0.prominence == .more }.map(\.name)
  }

  private func moreNames() -> [(name: String, prominence: TableSummary.Prominence)] {
    let featured = ShippedTables.featured
    let others = database.shipped.names.filter { !featured.contains($0) }.sorted()
    let registry = ShippedTables.registry
    return featured.map { ($0, .featured) }
      + others.map { ($0, registry.contains($0) ? .registry : .more) }
  }

  private func summary(
    _ name: String, _ object: CatalogObject, isShipped: Bool,
    _ prominence: TableSummary.Prominence
  ) throws(Diagnostic) -> TableSummary {
    switch object {
    case .table(let table):
      TableSummary(
        name: name, rowCount: table.rowCount, comment: table.schema.comment, isView: false,
        isShipped: isShipped, prominence: prominence)
    case .view(let view):
      TableSummary(
        name: name, rowCount: try rowCount(of: view.query), comment: view.comment, isView: true,
        isShipped: isShipped, prominence: prominence)
    }
  }

  /// SHOW TABLES.
  func tableList() throws(Diagnostic) -> QueryResult {
    QueryResult(
      ["name", "rows", "comment"],
      try tables().map { [$0.name, $0.rowCount.map(String.init), $0.comment] })
  }
}
