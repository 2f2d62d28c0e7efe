import Database
import Engine
import Language
import Reports

/// What the session, the reports and the file system answer to completion.
final class SessionKnowledge: CompletionKnowledge {
  private let session: Session
  private let library: () -> ReportLibrary
  private let lastText: () -> String
  /// The last question about values: Tab is often pressed twice.
  private var lastValues: (key: String, values: [ValueCount])?

  /// - Parameter lastText: the statement that ran last, also in vain.
  init(
    _ session: Session, library: @escaping () -> ReportLibrary = { .standard() },
    lastText: @escaping () -> String = { "" }
  ) {
    self.session = session
    self.library = library
    self.lastText = lastText
  }

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

  func scope(ofQuery text: String) -> CompletionScope? {
    guard let scope = session.scope(ofQueryText: text) else { return nil }
    func described(_ columns: QueryScope.Columns) -> [Column] {
      columns.map { ($0.name, "\($0.type)") }
    }
    return CompletionScope(
      columns: described(scope.columns),
      ranges: scope.ranges.map { ($0.name, described($0.columns)) })
  }

  func values(ofQuery text: String, operand: String) -> [ValueCount]? {
    let key = text + "\n" + operand
    if let lastValues, lastValues.key == key { return lastValues.values }
    // What is being typed is often no query yet, and then there is nothing to offer.
    guard let type = session.columns(ofQueryText: "\(text)\n|> SELECT \(operand) AS v")?.first?.type
    else { return nil }
    let value = type == .string ? operand : "CAST(\(operand) AS STRING)"
    let result = answer(
      """
      \(text)
      |> WHERE \(operand) IS NOT NULL
      |> AGGREGATE COUNT(*) AS n GROUP BY \(value) AS v
      """, within: 0.5)
    guard let result, result.rowCount <= Self.mostValues else { return nil }
    let values = Self.counts(of: result)
    lastValues = (key, values)
    return values
  }

  func bounds(ofQuery text: String, operand: String) -> [(literal: String, name: String)] {
    // Less, for what was not asked for.
    let result = answer(
      "\(text)\n|> AGGREGATE MIN(\(operand)) AS a, MAX(\(operand)) AS b", within: 0.2)
    guard let result, let chunk = result.chunks.first, chunk.rowCount == 1 else { return [] }
    return zip(["min", "max"], 0...).compactMap { name, column in
      guard let text = chunk[column].value(at: 0).text else { return nil }
      switch result.columns[column].type {
      case .int64, .decimal, .float64, .ratio: return (text, name)
      case .date: return ("DATE '\(text)'", name)
      default: return nil
      }
    }
  }

  /// Nobody chooses among so many.
  private static let mostValues = 100_000
  /// - Parameter seconds: that a person waits for the list at most: the stages before the cursor
  ///   may be many.
  private func answer(_ query: String, within seconds: Double) -> QueryResult? {
    let timeout = session.settings.timeout
    defer { session.settings.timeout = timeout }
    session.settings.timeout = min(timeout ?? seconds, seconds)
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

  var parameters: [String] {
    Set(session.parameters.keys).union(CompletionContext.parameters(in: lastText())).sorted()
  }

  func values(ofParameter name: String) -> [String] {
    guard let context = CompletionContext(lastText(), comparing: name),
      let query = context.prefixQuery, let operand = context.operand
    else { return [] }
    return (values(ofQuery: query, operand: operand) ?? []).sorted { $1.count < $0.count }
      .map(\.value)
  }

  var resultColumns: [Column] {
    session.lastResult?.columns.map { ($0.name, "\($0.type)") } ?? []
  }

  var reports: [(name: String, title: String?)] {
    let library = library()
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
    try? library().report(named: name)
  }

  func files(_ path: String) -> [String] { FolderListing.paths(beginningWith: path) }
}
