import Language

extension Console {
  /// Two lines; no table is read for them.
  func greet() {
    messagesOnScreen(
      "Tra \(Version.number) · shipped data\n"
        + "Type .help for help, Tab to complete, .quit to leave.\n")
  }

  /// On standard output, or on standard error where results go elsewhere.
  private func messagesOnScreen(_ text: String) {
    guard screen.isOutputTerminal else { return messages.write(text) }
    do throws(Diagnostic) {
      try output.write(text)
      try output.flush()
    } catch {
      fail(error, in: SourceText(""))
    }
  }

  /// Tables made here whose rows stand in no file.
  var unsavedTables: [String] {
    session.database.userTableNames.filter { !savedTables.contains($0.lowercased()) }
  }

  /// Follows which tables stand in a file as they are now.
  func noteSaving(by statement: Statement) {
    switch statement {
    case .copyTo(.table(let name), _): savedTables.insert(name.text.lowercased())
    case .createTable(let table): savedTables.remove(table.name.text.lowercased())
    case .insert(let insert): savedTables.remove(insert.table.text.lowercased())
    case .copyFrom(let name, _): savedTables.remove(name.text.lowercased())
    default: break
    }
  }
}
