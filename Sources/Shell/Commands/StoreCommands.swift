import Database
import Language

extension DotCommand {
  static let open = DotCommand(
    ".open", usage: "STORE", summary: "a store file, or a folder of data files",
    details: [
      "its tables are beside the shipped ones, in the place of those made here;",
      "a file NAME.csv of a folder is the table NAME, read when it is first named",
    ],
    arguments: [.file], runsInCheck: true, sets: "store"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...1)
    let word = arguments.words[0]
    try console.checkPlace(word)
    guard try console.mayLose(console.unsavedNames, "open") else { return }
    try console.placed(at: word) { _ throws(Diagnostic) in try console.open(store: word.text) }
  }

  static let snapshot = DotCommand(
    ".snapshot", usage: "[FILE]",
    summary: "writes tables and views that are not shipped to a store",
    details: [
      "alone: to the store file that is open;",
      "asks before it writes over another file; in a script that is an error",
    ],
    arguments: [.file]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    guard let path = arguments.first ?? console.openFile else {
      throw arguments.usage("which file?")
    }
    try console.checkPlace(arguments.words.first)
    try console.writeSnapshot(to: path, arguments.words.first?.span ?? arguments.span)
  }

  static let reload = DotCommand(
    ".reload", summary: "reads the open store again; says which tables are others now"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...0)
    let unsaved = console.unsavedNames
    let changed = unsaved.filter { console.session.comesFromStore($0) }
    guard try console.mayLose(changed, "reload") else { return }
    let changes = try console.session.reloadStore()
    console.noteAllSaved(but: unsaved.filter { !changed.contains($0) })
    let lines = changes.isEmpty ? ["no table has been read yet"] : changes.map(\.line)
    try console.write(lines: lines)
  }
}

extension Console {
  fileprivate var openFile: String? {
    session.database.store.flatMap { $0.isFolder ? nil : $0.path }
  }

  fileprivate func writeSnapshot(to path: String, _ span: SourceSpan) throws(Diagnostic) {
    if !session.database.hasOwnObjects, session.database.store == nil {
      throw .command("no table or view was made here", help: ["CREATE TABLE … AS FROM … makes one"])
    }
    if FileStatus.exists(path), !session.isOpenStore(path) {
      guard let confirm else { throw .command("'\(path)' exists already", at: span) }
      guard confirm("\(path.shown) exists. Replace it?") else { return }
    }
    let counts: (tables: Int, views: Int)
    do throws(Diagnostic) {
      counts = try session.writeSnapshot(to: path)
    } catch {
      var diagnostic = error
      diagnostic.span = span
      throw diagnostic
    }
    noteAllSaved()
    let views = counts.views == 0 ? "" : ", \(counted(counts.views, "view"))"
    try write(
      "\(path.shown): \(counted(counts.tables, "table"))\(views). Open: tra \(path.shown)\n")
  }

  private func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}

extension ReloadedTable {
  fileprivate var line: String {
    let name = name.shown
    if isNew { return "\(name): new" + (after.map { ", \(rows($0))" } ?? "") }
    if isGone { return "\(name): gone" }
    guard let before, let after, before != after else {
      return "\(name): " + (after.map { "\(rows($0)), as before" } ?? "not read")
    }
    return "\(name): \(grouped(before)) → \(rows(after))"
  }

  private func rows(_ count: Int) -> String { "\(grouped(count)) \(count == 1 ? "row" : "rows")" }
}
