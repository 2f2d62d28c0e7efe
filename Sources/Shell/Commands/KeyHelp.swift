/// A key of the prompt, for help and the manual page.
struct KeyHelp: Sendable {
  let names: [String]
  let summary: String

  private init(_ names: String..., does summary: String) {
    self.names = names
    self.summary = summary
  }

  var row: (String, String) { (names.joined(separator: ", "), summary) }

  /// `ctrl-r`, `^R` and `Ctrl R` are one key.
  static func named(_ topic: String) -> KeyHelp? {
    let wanted = normalized(topic)
    return all.first { key in key.names.contains { normalized($0) == wanted } }
  }

  private static func normalized(_ name: String) -> String {
    let name = name.lowercased()
    let spelt = name.count == 2 && name.hasPrefix("^") ? "ctrl" + name.dropFirst() : name
    return spelt.filter { $0 != "-" && $0 != " " }
  }

  /// Written by hand, in the order of `.help keys`.
  static let all = [
    KeyHelp("Enter", does: "runs what ends in ;, else opens a new line; on an empty line it runs"),
    KeyHelp("Esc Enter", does: "runs in any case"),
    KeyHelp("Tab", does: "completes: stages, tables, columns, values in '…', commands, files"),
    KeyHelp("Up", "Down", does: "lines of the statement, then statements before"),
    KeyHelp(
      "Right", does: "at the end: takes the dim suggestion, the newest statement that begins so"),
    KeyHelp("Ctrl-R", does: "searches the history"),
    KeyHelp("Esc p", does: "shows the first rows up to the stage of the cursor"),
    KeyHelp(
      "Esc e", "Ctrl-X Ctrl-E", does: "edits the text in an editor, as .settings editor says"),
    KeyHelp("Ctrl-C", does: "discards the statement; stops a query"),
    KeyHelp("Ctrl-D", does: "leaves, on an empty line"),
    KeyHelp("Ctrl-Z", does: "suspends the program; fg brings it back"),
    KeyHelp("Ctrl-A", "Ctrl-E", does: "to the start, the end of the text"),
    KeyHelp("Ctrl-W", "Ctrl-U", "Ctrl-K", does: "cut a word, the text, what follows the cursor"),
    KeyHelp("Ctrl-Y", does: "puts back what was cut"),
    KeyHelp("Ctrl-L", does: "clears the screen"),
  ]
}
