import Engine
import Language
import Planner

/// All tables and views by name: the user's, and behind them the shipped ones.
///
/// One thread at a time uses a database; the tables that it hands out are immutable.
public final class Database {
  let shipped = ShippedTables()
  /// Tables and views of the open store, and those made here, in the order in which they came.
  private(set) var userObjects: [(name: String, object: UserObject)] = []
  /// nil: nothing but the shipped data.
  public private(set) var store: Store?

  /// The first one also makes the functions of places known to `FunctionRegistry`.
  public init() { ShippedPlaces.register }

  /// Names of the shipped tables whose rows have been read, in that order.
  public var loadedTables: [String] { shipped.loadedTables }

  /// Names of tables and views that are not shipped, as written.
  public var userNames: [String] { userObjects.map(\.name) }

  /// Whether a snapshot would hold anything.
  public var hasOwnObjects: Bool { !userObjects.isEmpty }

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

  /// nil also where its file has not been read; `Session.userObject` reads it.
  func userObject(_ name: String) -> CatalogObject? {
    if case .known(let object) = userObjects[folded: name] { object } else { nil }
  }

  /// The file of a table that has not been read yet.
  func unreadFile(_ name: String) -> String? {
    if case .unread(let path) = userObjects[folded: name] { path } else { nil }
  }

  var objectNames: [String] {
    let mine = userObjects.map(\.name)
    let known = Set(mine.map(folded))
    return mine + shipped.names.filter { !known.contains(folded($0)) }
  }

  /// Puts the object in place of the user's one of that name, or behind all others.
  func set(_ object: CatalogObject, named name: String) {
    if let index = userObjects.firstIndex(where: { folded($0.name) == folded(name) }) {
      userObjects[index].object = .known(object)
    } else {
      userObjects.append((name, .known(object)))
    }
  }

  /// Puts what a store holds in the place of all that is not shipped.
  func replaceAll(by objects: [(name: String, object: UserObject)], of store: Store) {
    userObjects = objects
    self.store = store
  }

  /// The store stands in its file as it is here.
  func note(_ store: Store) { self.store = store }

  func remove(named name: String) {
    userObjects.removeAll { folded($0.name) == folded(name) }
  }
}

/// What a name means that is not shipped.
enum UserObject {
  case known(CatalogObject)
  /// A table in a data file, which is read when the name is first used.
  case unread(path: String)
}

extension [(name: String, object: UserObject)] {
  subscript(folded name: String) -> UserObject? {
    first { folded($0.name) == folded(name) }?.object
  }
}

/// Names compare without case.
public func folded(_ name: String) -> String { name.lowercased() }
