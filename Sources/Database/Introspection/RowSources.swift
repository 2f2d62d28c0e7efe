import Engine
import Language
import Planner

/// Where the rows behind a result come from.
public struct RowSources: Sendable {
  /// Distinct values of the tables' columns about their sources, with the number of rows.
  public let result: QueryResult
  /// What of the query could not be followed; lower case, no full stop.
  public let notes: [String]
  /// Whether rows of tables are counted, not what a subquery or WITH made of them.
  public let areRowsOfTables: Bool
}

extension Session {
  /// Status, confidence, source and note of the rows of the first table that passed the filters of
  /// a query; of each of its operands where it is a UNION ALL.
  ///
  /// The columns travel through the stages under names of their own, up to the first stage that
  /// makes other rows of them.
  ///
  /// - Parameter withDays: adds `as_of`, the newest day of each combination, where the tables have
  ///   such a DATE.
  /// - Throws: where a table has no such columns, and as `stages(of:in:)` does.
  public func rowSources(
    of statement: Statement, in source: SourceText, withDays: Bool = false
  ) throws(Diagnostic) -> RowSources {
    try watched { _ throws(Diagnostic) in
      let query = try repeatable(statement, in: source)
      let operands = UnionOperands(query)
      let trails = try operands.queries.map { operand throws(Diagnostic) in
        try trail(of: operand, in: source, withDays: withDays)
      }
      return RowSources(
        result: try rows(trails.counting), notes: trails.flatMap(\.notes) + operands.notes,
        areRowsOfTables: operands.areAll && operands.queries.allSatisfy(\.readsTable))
    }
  }

  private func trail(
    of query: Query, in source: SourceText, withDays: Bool
  ) throws(Diagnostic) -> SourceTrail {
    guard let relation = query.relation else { throw .noSources("a query without a table") }
    let known = columns(of: relation.first, in: query)
    let columns = try sourceColumns(of: relation, known)
    let hasDays = withDays && known.contains { folded($0.name) == "as_of" && $0.type == .date }
    var trail = SourceTrail(query, relation: relation, columns: columns, hasDays: hasDays)
    trail.follow(query.stages, in: source)
    return trail
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
  static let day = "as_of"

  let columns: [String]
  let hasDays: Bool
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
    guard rest.contains(where: \.isFilter) else { return }
    let place = isSelectForm ? "SELECT …" : "|> " + source.line(stages[end].span)
    notes.append("filters behind '\(place)' are left out: these are the rows before it")
  }

  private var travelling: [String] { columns + (hasDays ? [Self.day] : []) }

  /// The rows, of which only `columns` are left; NULL where the table has no such column.
  func rows(_ columns: [String], withDay: Bool) -> String {
    let known = Set(travelling.map(folded))
    let items = (columns + (withDay ? [Self.day] : [])).map { column in
      "\(known.contains(folded(column)) ? Self.carried(column) : "NULL") AS \(written(column))"
    }
    return "\(text) |> SELECT \(items.joined(separator: ", "))"
  }

  /// A name that no table has.
  private static func carried(_ column: String) -> String { written("·" + column) }
}

extension [SourceTrail] {
  /// How often each combination occurs in all of them.
  fileprivate var counting: String {
    var columns: [String] = []
    for name in flatMap(\.columns) where !columns.map(folded).contains(folded(name)) {
      columns.append(name)
    }
    let withDay = contains(where: \.hasDays)
    let rows = map { $0.rows(columns, withDay: withDay) }
    let all = rows.dropFirst().reduce(rows[0]) { "\($0) |> UNION ALL (\($1))" }
    let names = columns.map { written($0) }.joined(separator: ", ")
    let day = withDay ? ", MAX(\(SourceTrail.day)) AS \(SourceTrail.day)" : ""
    return "\(all) |> AGGREGATE COUNT(*) AS row_count\(day) GROUP BY \(names)"
      + " |> ORDER BY row_count DESC, \(names)"
  }
}

extension PipeStage {
  /// Each row after the stage is one of the rows before it, or one of them joined.
  var keepsRows: Bool {
    switch self {
    case .filter, .orderBy, .alias, .extend, .limit, .join, .set, .rename, .drop: true
    case .select(let stage): !stage.isDistinct
    default: false
    }
  }

  /// Rows of other tables come after those of the first one.
  var addsTable: Bool {
    switch self {
    case .setOperation, .with: true
    default: false
    }
  }

  var isFilter: Bool { if case .filter = self { true } else { false } }
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

  /// The rows after FROM are those of a table, to which others may be joined.
  fileprivate var readsTable: Bool {
    guard !stages.contains(where: \.addsTable) else { return false }
    return relation?.beginsWithTable(with[...]) ?? false
  }

  /// Each row of the result is one of a table, or one of them joined.
  fileprivate func passesRows(of with: ArraySlice<CommonTable>) -> Bool {
    guard case .from(let relation) = body, stages.allSatisfy(\.keepsRows) else { return false }
    return relation.beginsWithTable(with + self.with)
  }
}

extension Relation {
  /// The first table of a chain of joins.
  fileprivate var first: Relation {
    if case .join(let join) = self { join.left.first } else { self }
  }

  /// Its rows begin as those of a table, also where a subquery or WITH hands these on.
  fileprivate func beginsWithTable(_ with: ArraySlice<CommonTable>) -> Bool {
    switch self {
    case .table(let name, _):
      guard name.parts.count == 1,
        let index = with.lastIndex(where: { folded($0.name.name) == folded(name.parts[0].name) })
      else { return true }
      return with[index].query.passesRows(of: with[..<index])
    case .query(let query, _, _): return query.passesRows(of: with)
    case .join(let join): return join.left.beginsWithTable(with)
    case .file, .function: return false
    }
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
