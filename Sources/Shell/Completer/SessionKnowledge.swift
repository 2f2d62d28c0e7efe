import Database
import Engine
import Language
import Reports

/// What the session, the reports and the file system answer to completion.
final class SessionKnowledge: CompletionKnowledge {
  private let session: Session
  /// The last question about values: Tab is often pressed twice.
  private var lastValues: (key: String, values: [ValueCount])?

  init(_ session: Session) { self.session = session }

  /// A statement has run: tables may be others now.
  func forget() { lastValues = nil }

  var tables: [(name: String, comment: String?)] {
    session.objectNames.map { name in
      if session.isUnread(name) { return (name, nil) }
      let identifier = Identifier(name, span: SourceSpan(0, 0))
      // A table that cannot be read is still a name.
      switch try? session.object(named: ObjectName([identifier])) {
      case .table(let table)?: return (name, table.schema.comment)
      case .view(let view)?: return (name, view.comment)
      case nil: return (name, nil)
      }
    }
  }

  func columns(ofQuery text: String) -> [(name: String, type: String)]? {
    session.columns(ofQueryText: text)?.map { ($0.name, "\($0.type)") }
  }

  func values(ofQuery text: String, column: [String]) -> [ValueCount]? {
    let name = column.map(SQLText.name).joined(separator: ".")
    let key = text + "\n" + name
    if let lastValues, lastValues.key == key { return lastValues.values }
    // What is being typed is often no query yet, and then there is nothing to offer.
    guard let type = session.columns(ofQueryText: "\(text)\n|> SELECT \(name)")?.first?.type
    else { return nil }
    let value = type == .string ? name : "CAST(\(name) AS STRING)"
    let result = answer("\(text)\n|> AGGREGATE COUNT(*) AS n GROUP BY \(value) AS v")
    guard let result, result.rowCount <= Self.mostValues else { return nil }
    let values = Self.counts(of: result)
    lastValues = (key, values)
    return values
  }

  /// Nobody chooses among so many.
  private static let mostValues = 100_000
  /// Seconds that a person waits for a list at most: the stages before the cursor may be many.
  private static let patience = 0.5

  private func answer(_ query: String) -> QueryResult? {
    let timeout = session.settings.timeout
    defer { session.settings.timeout = timeout }
    session.settings.timeout = min(timeout ?? Self.patience, Self.patience)
    return try? session.query(SourceText(query))
  }

  private static func counts(of result: QueryResult) -> [ValueCount] {
    let value = result.columns.firstIndex { $0.name == "v" } ?? 0
    let count = result.columns.firstIndex { $0.name == "n" } ?? 1
    return result.chunks.flatMap { chunk in
      (0..<chunk.rowCount).compactMap { row -> ValueCount? in
        guard case .string(let text) = chunk[value].value(at: row),
          case .int64(let rows) = chunk[count].value(at: row)
        else { return nil }
        return (text, FoldedText(text), Int(rows))
      }
    }
  }

  var parameters: [String] { session.parameters.keys.sorted() }

  var reports: [(name: String, title: String?)] {
    let library = ReportLibrary.standard()
    return library.names.map { ($0, report($0)?.title) }
  }

  func parameters(ofReport name: String) -> [(name: String, type: String)] {
    report(name)?.parameters.map { ($0.name, "\($0.type)") } ?? []
  }

  func values(ofReport name: String, parameter: String) -> [String] {
    let choices = report(name)?.parameters.first { $0.name == parameter }?.choices
    guard let choices else { return [] }
    let values = try? session.values(table: choices.table, column: choices.column)
    return values?.map(\.value) ?? []
  }

  /// A report that cannot be read offers nothing.
  private func report(_ name: String) -> Report? {
    try? ReportLibrary.standard().report(named: name)
  }

  func files(_ path: String) -> [String] { FolderListing.paths(beginningWith: path) }
}
