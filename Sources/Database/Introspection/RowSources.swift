import Engine
import Language
import Planner

/// Where the rows behind a result come from.
public struct RowSources: Sendable {
  /// Distinct values of the table's columns about its sources, with the number of rows.
  public let result: QueryResult
  /// What of the query could not be followed; lower case, no full stop.
  public let notes: [String]
}

extension Session {
  /// Status, confidence, source and note of the rows of the first table that passed the filters of
  /// a query.
  ///
  /// The columns travel through the stages under names of their own, up to the first stage that
  /// makes other rows of them.
  ///
  /// - Parameter withDays: adds `as_of`, the newest day of each combination, where the table has
  ///   such a DATE.
  /// - Throws: where the table has no such columns, and as `stages(of:in:)` does.
  public func rowSources(
    of statement: Statement, in source: SourceText, withDays: Bool = false
  ) throws(Diagnostic) -> RowSources {
    try watched { _ throws(Diagnostic) in
      try followedSources(of: statement, in: source, withDays: withDays)
    }
  }

  private func followedSources(
    of statement: Statement, in source: SourceText, withDays: Bool
  ) throws(Diagnostic) -> RowSources {
    let query = try repeatable(statement, in: source)
    guard let relation = query.relation else { throw .noSources("a query without a table") }
    let known = columns(of: relation.first, in: query)
    let columns = try sourceColumns(of: relation, known)
    let hasDays = withDays && known.contains { folded($0.name) == "as_of" && $0.type == .date }
    var trail = SourceTrail(query, relation: relation, columns: columns, hasDays: hasDays)
    trail.follow(query.stages, in: source)
    return RowSources(result: try rows(trail.counting), notes: trail.notes)
  }

  private func columns(of first: Relation, in query: Query) -> [(name: String, type: DataType)] {
    let text = Query(with: query.with, body: .from(first), stages: [], span: query.span).sql
    return columns(ofQueryText: text) ?? []
  }

  private func sourceColumns(
    of relation: Relation, _ known: [(name: String, type: DataType)]
  ) throws(Diagnostic) -> [String] {
    let names = known.map(\.name).filter(SourceTrail.isAboutSources)
    guard names.isEmpty else { return names }
    guard case .table(let name, _) = relation.first else {
      throw .noSources("what stands first after FROM")
    }
    if case .view? = try object(named: name) {
      throw .noSources(
        "the view '\(name.text)'", help: [".schema \(name.text) names the tables it reads"])
    }
    throw .noSources("'\(name.text)'")
  }
}

/// A query in the making: the user's own, with the columns about sources carried along.
private struct SourceTrail {
  private static let day = "as_of"

  private let columns: [String]
  private let hasDays: Bool
  private var text: String
  private(set) var notes: [String] = []
  private let isSelectForm: Bool

  static func isAboutSources(_ name: String) -> Bool {
    let name = folded(name)
    return ["status", "confidence", "source", "note"].contains(name) || name.hasSuffix("_status")
  }

  init(_ query: Query, relation: Relation, columns: [String], hasDays: Bool) {
    self.columns = columns
    self.hasDays = hasDays
    let start = Query(with: query.with, body: .from(relation), stages: [], span: query.span)
    let qualifier = relation.first.rowName.map { written($0) + "." } ?? ""
    let carried = (columns + (hasDays ? [Self.day] : [])).map {
      "\(qualifier)\(written($0)) AS \(Self.carried($0))"
    }
    text = "\(start.sql) |> EXTEND \(carried.joined(separator: ", "))"
    guard case .set(.select(let select), _, let limit) = query.body else {
      isSelectForm = false
      return
    }
    isSelectForm = true
    if let filter = select.filter { text += " |> WHERE " + filter.sql }
    if limit != nil { notes.append("LIMIT is left out: these are the rows before it") }
  }

  /// Stops at the first stage that makes other rows; says so if a filter comes behind it.
  mutating func follow(_ stages: [PipeStage], in source: SourceText) {
    let end = isSelectForm ? 0 : stages.firstIndex { !$0.keepsRows } ?? stages.count
    for stage in stages[..<end] {
      text += " |> " + stage.sql
      if case .select(let select) = stage, !select.items.contains(where: \.isStar) {
        text += ", " + travelling.map(Self.carried).joined(separator: ", ")
      }
    }
    let rest = stages[end...]
    guard rest.contains(where: { if case .filter = $0 { true } else { false } }) else { return }
    let place = isSelectForm ? "SELECT …" : "|> " + source.line(stages[end].span)
    notes.append("filters behind '\(place)' are left out: these are the rows before it")
  }

  private var travelling: [String] { columns + (hasDays ? [Self.day] : []) }

  /// How often each combination occurs.
  var counting: String {
    let keys = columns.map { "\(Self.carried($0)) AS \(written($0))" }.joined(separator: ", ")
    let names = columns.map { written($0) }.joined(separator: ", ")
    let day = hasDays ? ", MAX(\(Self.carried(Self.day))) AS \(Self.day)" : ""
    return "\(text) |> AGGREGATE COUNT(*) AS row_count\(day) GROUP BY \(keys)"
      + " |> ORDER BY row_count DESC, \(names)"
  }

  /// A name that no table has.
  private static func carried(_ column: String) -> String { written("·" + column) }
}

extension PipeStage {
  /// Each row after the stage is one of the rows before it, or one of them joined.
  fileprivate var keepsRows: Bool {
    switch self {
    case .filter, .orderBy, .alias, .extend, .limit, .join, .set, .rename, .drop: true
    case .select(let stage): !stage.isDistinct
    default: false
    }
  }
}

extension SelectItem {
  /// `*` takes the carried columns along.
  fileprivate var isStar: Bool {
    if case .star(nil, _, _, _) = self { true } else { false }
  }
}

extension Query {
  /// What stands after FROM.
  fileprivate var relation: Relation? {
    switch body {
    case .from(let relation): relation
    case .set(.select(let select), _, _): select.from
    case .set: nil
    }
  }
}

extension Relation {
  /// The first table of a chain of joins.
  fileprivate var first: Relation {
    if case .join(let join) = self { join.left.first } else { self }
  }

  /// By what its columns can be qualified.
  fileprivate var rowName: String? {
    switch self {
    case .table(let name, let alias): alias?.name.name ?? name.parts.last?.name
    case .file(_, let alias), .function(_, let alias, _), .query(_, let alias, _):
      alias?.name.name
    case .join(let join): join.left.rowName
    }
  }
}

extension Diagnostic.Code {
  static let noSources = Self(rawValue: "no-sources")
}

extension Diagnostic {
  fileprivate static func noSources(_ place: String, help: [String] = []) -> Diagnostic {
    Diagnostic(
      code: .noSources,
      message: "\(place) has no columns status, confidence, source or note", span: nil, help: help)
  }
}
