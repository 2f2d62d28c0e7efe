import Engine
import Language

/// A column that a name can mean.
struct ScopeColumn {
  /// What a result's header shows; for a column without a name the text of its expression.
  let name: String
  let column: PlanColumn
  /// Not nil for a poolable ratio; the parts stand in the plan beside the column.
  var parts: RatioParts?

  /// Names compare under it: without case, quoted or not.
  let key: String

  init(_ name: String, _ column: PlanColumn, parts: RatioParts? = nil) {
    self.name = name
    self.column = column
    self.parts = parts
    key = nameKey(name)
  }

  func renamed(_ name: String) -> ScopeColumn { ScopeColumn(name, column, parts: parts) }

  func published() -> ScopeColumn { ScopeColumn(name, column) }
}

/// What names compare under.
func nameKey(_ name: String) -> String { name.lowercased() }

/// A table's alias and the columns that `alias.x` and `alias.*` mean.
struct RangeVariable {
  let name: String
  var columns: [ScopeColumn]

  var key: String { nameKey(name) }
}

/// What names mean at one stage: the columns in order, and the range variables. The plan beneath
/// may hold more columns; those that nothing names are pruned later.
struct Scope {
  var columns: [ScopeColumn] {
    didSet { places = NamePlaces() }
  }
  var ranges: [RangeVariable]
  private var places = NamePlaces()

  init(columns: [ScopeColumn], ranges: [RangeVariable]) {
    self.columns = columns
    self.ranges = ranges
  }

  static var empty: Scope { Scope(columns: [], ranges: []) }

  /// Column names for "columns here".
  var names: [String] { columns.map(\.name) }

  /// The column that `name` means.
  func column(_ name: ObjectName) throws(Diagnostic) -> ScopeColumn {
    let last = name.parts[name.parts.count - 1]
    guard name.parts.count > 1 else { return try unqualified(last) }
    let qualifier = name.parts[name.parts.count - 2]
    guard let range = range(qualifier.name) else {
      throw .unknownRange(qualifier, known: ranges.map(\.name))
    }
    let key = nameKey(last.name)
    let found = range.columns.filter { $0.key == key }
    guard let first = found.first else {
      throw .unknownColumn(last, known: range.columns.map(\.name), of: range.name)
    }
    if found.contains(where: { $0.column.id != first.column.id }) {
      throw .ambiguousColumn(last, candidates: [])
    }
    return first
  }

  func unqualified(_ name: Identifier) throws(Diagnostic) -> ScopeColumn {
    columns[try index(name)]
  }

  func range(_ name: String) -> RangeVariable? {
    let key = nameKey(name)
    return ranges.first { $0.key == key }
  }

  /// The index of the one column of that name, for stages that change columns in place.
  func index(_ name: Identifier) throws(Diagnostic) -> Int {
    let found = places.of(nameKey(name.name), in: columns)
    guard let first = found.first else {
      throw .unknownColumn(name, known: names, rangeNames: ranges.map(\.name))
    }
    if found.count > 1 {
      throw .ambiguousColumn(name, candidates: qualified(found.map { columns[$0] }))
    }
    return first
  }

  /// `a.x, b.x`: how candidates of an ambiguous name can be told apart.
  private func qualified(_ candidates: [ScopeColumn]) -> [String] {
    candidates.compactMap { candidate in
      ranges.first {
        $0.columns.contains { $0.column.id == candidate.column.id && $0.key == candidate.key }
      }.map { "\($0.name).\(candidate.name)" }
    }
  }
}

/// What names mean behind a query, for completion.
public struct QueryScope: Sendable {
  public typealias Columns = [(name: String, type: DataType)]

  public let columns: Columns
  /// Aliases and the names of tables without one, with what may stand behind their dot.
  public let ranges: [(name: String, columns: Columns)]
}

extension Binder {
  /// - Throws: where the query cannot be bound.
  public func scope(of query: Query) throws(Diagnostic) -> QueryScope {
    func described(_ columns: [ScopeColumn]) -> QueryScope.Columns {
      columns.map { ($0.name, $0.column.type) }
    }
    let scope = try bound(query).scope
    return QueryScope(
      columns: described(scope.columns),
      ranges: scope.ranges.map { ($0.name, described($0.columns)) })
  }
}

/// A plan and what names mean over it: what flows from stage to stage.
struct BoundRelation {
  var plan: LogicalPlan
  var scope: Scope

  /// The plan with these columns beside its own.
  ///
  /// A projection below takes them in where they read nothing that it makes: thousands of stages
  /// would else each hold a list of all columns.
  func extended(by computed: [Computed]) -> BoundRelation {
    guard !computed.isEmpty else { return self }
    if case .project(let input, let below) = plan {
      let made = ColumnSet(below.lazy.filter { !$0.isPassed }.map(\.column.id))
      if computed.allSatisfy({ $0.expression.columnIDs.isDisjoint(with: made) }) {
        return BoundRelation(plan: .project(input, below + computed), scope: scope)
      }
    }
    return BoundRelation(plan: .project(plan, plan.passedColumns + computed), scope: scope)
  }
}
