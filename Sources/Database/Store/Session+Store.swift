import Engine
import Formats
import Language
import Planner

extension Session {
  /// Puts a store in the place of the one that is open, and of the tables made here.
  ///
  /// A folder's files are read when their tables are first named.
  ///
  /// - Throws: where `path` is neither a store file nor a folder of data files; all stays then.
  public func open(store path: String) throws(Diagnostic) {
    let content = try StoreLoader.load(path)
    replaceAll(by: content.objects, of: content.store)
    storeFilesRead = []
  }

  /// Reads the open store again. What was made here beside it stays.
  ///
  /// - Returns: the tables that were read again, and those that came or went.
  /// - Throws: where a file cannot be read; all stays as it was then.
  public func reloadStore() throws(Diagnostic) -> [ReloadedTable] {
    guard let before = database.store else { throw .noStoreOpen() }
    var content = try StoreLoader.load(before.path)
    let own = database.userObjects.filter { !before.names.contains(folded($0.name)) }
    content.objects.removeAll { own[folded: $0.name] != nil }
    for (index, entry) in content.objects.enumerated() {
      guard case .unread(let path) = entry.object, database.userObject(entry.name) != nil else {
        continue
      }
      content.objects[index].object = .known(.table(try read(path)))
    }
    let changes = changes(to: content.objects, before)
    let names = Set(content.objects.map { folded($0.name) })
    replaceAll(
      by: content.objects + own,
      of: Store(path: before.path, kind: content.store.kind, names: names))
    return changes
  }

  private func changes(
    to objects: [(name: String, object: UserObject)], _ store: Store
  ) -> [ReloadedTable] {
    var changes: [ReloadedTable] = []
    for (name, object) in objects {
      let old = database.userObjects[folded: name]
      if old != nil, old?.rowCount == nil { continue }
      changes.append(
        ReloadedTable(
          name: name, before: old?.rowCount, after: object.rowCount, isNew: old == nil,
          isGone: false))
    }
    for (name, object) in database.userObjects
    where store.names.contains(folded(name)) && objects[folded: name] == nil {
      changes.append(
        ReloadedTable(name: name, before: object.rowCount, after: nil, isNew: false, isGone: true))
    }
    return changes
  }

  private func replaceAll(by objects: [(name: String, object: UserObject)], of store: Store) {
    database.replaceAll(by: objects, of: store)
    valueCounts = [:]
  }
}

extension Session {
  /// Writes the tables and views that are not shipped into a store file.
  ///
  /// - Returns: how many tables and views it holds now.
  public func writeSnapshot(to path: String) throws(Diagnostic) -> (tables: Int, views: Int) {
    var tables: [(name: String, table: Table)] = []
    var views: [Snapshot.View] = []
    for (name, _) in database.userObjects {
      switch try userObject(name) {
      case .table(let table)?:
        try checkAll(table)
        tables.append((name, table))
      case .view?:
        views.append(Snapshot.View(name: name, text: try schemaText(of: name)))
      case nil: break
      }
    }
    let isOpen = path == database.store?.path || isOpenStore(path)
    do throws(OutputError) {
      let digest = try SnapshotWriter.write(
        Snapshot(tables: tables, views: views), to: path, shouldStop: settings.isInterrupted)
      if isOpen, let store = database.store { database.note(store.written(digest, database)) }
    } catch {
      let code: Diagnostic.Code = error.kind == .interrupted ? .interrupted : .cannotWrite
      throw Diagnostic(code: code, message: error.message, span: nil)
    }
    return (tables.count, views.count)
  }

  /// Whether `.open` brought the table, or `.reload`.
  public func comesFromStore(_ name: String) -> Bool {
    database.store?.names.contains(folded(name)) ?? false
  }

  /// Whether a snapshot there writes over nothing but what was opened.
  public func isOpenStore(_ path: String) -> Bool {
    database.store?.isAsOpened(at: path) ?? false
  }

  func checkAll(_ table: Table) throws(Diagnostic) {
    do throws(EngineFault) { try table.checkAll() } catch { throw Diagnostic(error, origins: []) }
  }
}

extension Session {
  /// Whether the table lies in a file that has not been read yet.
  public func isUnread(_ name: String) -> Bool { database.unreadFile(name) != nil }

  /// The user's table or view of that name, its file read if need be; nil where there is none.
  func userObject(_ name: String) throws(Diagnostic) -> CatalogObject? {
    if let path = database.unreadFile(name) {
      database.set(.table(try read(path)), named: name)
    }
    return database.userObject(name)
  }

  private func read(_ path: String) throws(Diagnostic) -> Table {
    let file = FileReference(path: path, options: [], span: SourceSpan(0, 0))
    do throws(Diagnostic) {
      let loaded = try watched { watch throws(Diagnostic) in
        try Files(settings, watch).read(file)
      }
      fileNotes += loaded.notes(about: file).map(\.withoutPlace)
      if !storeFilesRead.contains(path) { storeFilesRead.append(path) }
      return loaded.table
    } catch {
      throw error.withoutPlace
    }
  }
}

extension Diagnostic {
  /// The statement names a table; where its file is named, nobody sees.
  fileprivate var withoutPlace: Diagnostic {
    var diagnostic = self
    diagnostic.span = nil
    return diagnostic
  }

  fileprivate static func noStoreOpen() -> Diagnostic {
    Diagnostic(
      code: .noStore, message: "no store is open: the shipped data stay as they are", span: nil,
      help: [".open STORE opens one"])
  }
}

extension Store {
  /// The same after all that is not shipped was written into it.
  fileprivate func written(_ digest: UInt64, _ database: Database) -> Store {
    Store(
      path: path, kind: .file(mark: FileMark(path: path), digest: digest),
      names: Set(database.userObjects.map { folded($0.name) }))
  }
}

extension UserObject {
  /// nil where it is no table, or its file has not been read.
  fileprivate var rowCount: Int? {
    if case .known(.table(let table)) = self { table.rowCount } else { nil }
  }
}
