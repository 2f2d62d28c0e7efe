import Database
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Console {
  /// Start-up file and store; the command line beats the file, the file `$TRA_STORE`.
  ///
  /// - Throws: a matter of usage.
  func start(_ invocation: Invocation) throws(Diagnostic) {
    if invocation.store == nil, let path = environment("TRA_STORE"), !path.isEmpty {
      try openGiven(path)
    }
    try readStartUpFile(invocation)
    if let path = invocation.store { try openGiven(path) }
  }

  private func openGiven(_ path: String) throws(Diagnostic) {
    do throws(Diagnostic) {
      if self.isSafe, !WorkingDirectory.contains(path) {
        throw .command("'\(path)' lies outside the working directory")
      }
      try open(store: path)
    } catch {
      throw Diagnostic(code: .usage, message: error.message, span: nil, help: error.help)
    }
  }

  func open(store path: String) throws(Diagnostic) {
    try session.open(store: path)
    noteAllSaved()
  }

  func noteAllSaved(but others: [String] = []) {
    savedNames = Set(session.database.userNames.map { $0.lowercased() })
      .subtracting(others.map { $0.lowercased() })
  }

  /// What the banner calls the tables that are there.
  var storeName: String { session.database.store?.path.shown ?? "shipped data" }

  /// Tables and views that stand in no file.
  var unsavedNames: [String] {
    session.database.userNames.filter { !savedNames.contains($0.lowercased()) }
  }

  /// Follows which tables and views stand in a file as they are now.
  func noteSaving(by statement: Statement) {
    switch statement {
    case .copyTo(.table(let name), _):
      // A file of a view's rows does not keep the view.
      guard case .table? = try? session.object(named: name) else { return }
      savedNames.insert(name.text.lowercased())
    case .createTable(let table):
      // An existing one was left as it was.
      if !table.ifNotExists { savedNames.remove(table.name.text.lowercased()) }
    case .drop(let drop): savedNames.remove(drop.name.text.lowercased())
    case .createView(let view): savedNames.remove(view.name.text.lowercased())
    case .insert(let insert): savedNames.remove(insert.table.text.lowercased())
    case .copyFrom(let name, _): savedNames.remove(name.text.lowercased())
    default: break
    }
  }

  /// Whether these tables and views, which stand in no file, may go: the first time at the prompt
  /// they stay, and the user is told; in a script it is an error.
  func mayLose(_ names: [String], _ command: String) throws(Diagnostic) -> Bool {
    guard !names.isEmpty, !checksOnly else { return true }
    guard isInteractive else {
      throw .command(
        "not saved: \(names.joined(separator: ", "))", help: ["\(keeping) keeps them"])
    }
    let warning = [command] + names
    if lastWarning == warning { return true }
    lastWarning = warning
    messages.write(
      "not saved: \(names.joined(separator: ", ").shown). \(keeping) keeps them; "
        + "to \(command) all the same, \(command) again.\n")
    return false
  }

  /// `.snapshot work.tra`, or alone where a store file is open.
  var keeping: String {
    session.database.store.map { $0.isFolder } ?? true ? ".snapshot FILE" : ".snapshot"
  }
}

enum FileStatus {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
