import Engine
import Language
import Planner

/// All tables and views by name: the user's, and behind them the shipped ones.
///
/// One thread at a time uses a database; the tables that it hands out are immutable.
public final class Database {
  let shipped = ShippedTables()
  /// By lower-case name, in the order in which they were made.
  private(set) var userObjects: [(name: String, object: CatalogObject)] = []

  /// The first one also makes the functions of places known to `FunctionRegistry`.
  public init() { ShippedPlaces.register }

  /// Names of the shipped tables whose rows have been read, in that order.
  public var loadedTables: [String] { shipped.loadedTables }

  /// Names of tables that the user has made (views not counted), as written.
  public var userTableNames: [String] {
    userObjects.compactMap { if case .table = $0.object { $0.name } else { nil } }
  }

  /// A user's object shadows the shipped one of that name; `tra.name` always means the shipped.
  func object(named name: ObjectName) throws(Diagnostic) -> CatalogObject? {
    let last = name.parts[name.parts.count - 1].name
    switch name.parts.count {
    case 1:
      if let object = userObject(last) { return object }
      return try shipped.object(named: last)
    case 2 where folded(name.parts[0].name) == "tra": return try shipped.object(named: last)
    default: return nil
    }
  }

  func userObject(_ name: String) -> CatalogObject? {
    userObjects.first { folded($0.name) == folded(name) }?.object
  }

  var objectNames: [String] {
    let mine = userObjects.map(\.name)
    let known = Set(mine.map(folded))
    return mine + shipped.names.filter { !known.contains(folded($0)) }
  }

  /// Puts the object in place of the user's one of that name, or behind all others.
  func set(_ object: CatalogObject, named name: String) {
    if let index = userObjects.firstIndex(where: { folded($0.name) == folded(name) }) {
      userObjects[index].object = object
    } else {
      userObjects.append((name, object))
    }
  }

  func remove(named name: String) {
    userObjects.removeAll { folded($0.name) == folded(name) }
  }
}

/// Names compare without case.
public func folded(_ name: String) -> String { name.lowercased() }
