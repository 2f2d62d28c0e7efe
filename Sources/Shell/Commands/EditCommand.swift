import Language

extension DotCommand {
  static let edit = DotCommand(
    ".edit", aliases: ["\\e"], summary: "the last statement in an editor, then runs what it is now",
    details: [
      "the editor: $TRA_EDITOR, else $VISUAL, else $EDITOR, else vi;",
      "a text left as it was does not run; Esc e edits what is being typed",
    ]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...0)
    try console.checkCommandsAllowed()
    try console.output.flush()
    let before = console.lastText.trimmed
    let after = try TextEditor.edit(before, with: console.editorCommand).trimmed
    guard after != before, !after.isEmpty else {
      if console.isInteractive { console.messages.remark("Nothing has changed: nothing runs.") }
      return
    }
    if console.isInteractive {
      console.messages.remark(after.shownLines)
      console.history.append(after)
    }
    let name = console.isInteractive ? "" : "<edit>"
    try console.nested(at: arguments.span) {
      StatementLoop(console: console).run(ScriptReader(text: after, name: name))
    }
  }
}

extension Console {
  /// The program behind `.edit` and `Esc e`.
  var editorCommand: String { TextEditor.command(preferences.editor) }
}
