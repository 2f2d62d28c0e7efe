import Engine
import Language
import Planner

extension Session {
  func createTable(_ create: BoundCreateTable) throws(Diagnostic) -> [Diagnostic] {
    let name = try plainName(create.name)
    if let known = try userObject(name) {
      if create.ifNotExists { return [] }
      guard create.orReplace else { throw .exists(create.name, as: known) }
      guard case .table = known else { throw .wrongKind(create.name, is: known) }
    }
    let empty = Table.empty(create.schema)
    guard let source = create.source else {
      set(.table(empty), named: name)
      return []
    }
    let rows = try execute(source)
    set(.table(try append(rows, to: empty, source, create.name)), named: name)
    return rows.warnings
  }

  func createView(
    _ view: ViewDefinition, _ name: ObjectName, orReplace: Bool
  ) throws(Diagnostic) -> [Diagnostic] {
    let plain = try plainName(name)
    if let known = try userObject(plain) {
      guard orReplace else { throw .exists(name, as: known) }
      guard case .view = known else { throw .wrongKind(name, is: known) }
    }
    let earlier = database.userObject(plain)
    set(.view(view), named: plain)
    do throws(Diagnostic) {
      try RecursionProbe(self, view: plain).check(name)
    } catch {
      if let earlier { set(earlier, named: plain) } else { database.remove(named: plain) }
      throw error
    }
    return []
  }

  /// The new table takes the old one's place only when all rows are in it.
  func insert(_ insert: BoundInsert) throws(Diagnostic) -> [Diagnostic] {
    let name = try ownTable(insert.name)
    let rows = try execute(insert.source)
    set(.table(try append(rows, to: insert.table, insert.source, insert.name)), named: name)
    return rows.warnings
  }

  func drop(_ drop: Drop) throws(Diagnostic) -> [Diagnostic] {
    let name = drop.name.text
    if drop.kind == .table, database.unreadFile(name) != nil {
      database.remove(named: name)
      return []
    }
    guard let known = try userObject(name) else {
      if try database.object(named: drop.name) != nil { throw .cannotDropShipped(drop.name) }
      if drop.ifExists { return [] }
      throw .nothingToDrop(drop, known: database.userObjects.map(\.name))
    }
    guard known.kindName == drop.kind.rawValue.lowercased() else {
      throw .wrongKind(drop.name, is: known)
    }
    database.remove(named: name)
    valueCounts = [:]
    return []
  }

  func set(_ object: CatalogObject, named name: String) {
    database.set(object, named: name)
    valueCounts = [:]
  }

  /// The name of a user's table that may grow.
  func ownTable(_ name: ObjectName) throws(Diagnostic) -> String {
    guard name.parts.count == 1, database.userObject(name.text) != nil else {
      throw .cannotGrowShipped(name)
    }
    return name.text
  }

  private func plainName(_ name: ObjectName) throws(Diagnostic) -> String {
    guard name.parts.count == 1, name.text != "_" else { throw .badTableName(name) }
    return name.text
  }

  private func append(
    _ rows: QueryResult, to table: Table, _ query: BoundQuery, _ name: ObjectName
  ) throws(Diagnostic) -> Table {
    try watched { watch throws(Diagnostic) in
      do throws(EngineFault) {
        return try table.appending(rows.chunks, watch)
      } catch {
        var diagnostic = Diagnostic(error, origins: query.origins)
        diagnostic.span = diagnostic.span ?? name.span
        throw diagnostic
      }
    }
  }
}
