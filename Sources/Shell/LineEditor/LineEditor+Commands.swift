// Commands behind the keys that are ours: Enter, Tab, Up, Down, a paste, a preview.
import CEditLine

extension LineEditor {
  private struct Command {
    var name: String
    var help: String
    var keys: [String]
    /// In vi's command mode.
    var commandModeKeys: [String] = []
    var run: editline_command
  }

  /// Bound after `.editrc` was read, because `bind -v` there resets all maps.
  ///
  /// The terminal's mode swaps CR and LF: Enter arrives as ^J.
  private static let commands = [
    Command(name: "tra-enter", help: "Run a complete statement, else open a line", keys: ["^J"]) {
      handle, _ in LineEditor.of(handle).enter()
    },
    Command(
      name: "tra-run", help: "Run the statement as it is", keys: [#"\e^J"#],
      commandModeKeys: ["^J"]
    ) { handle, _ in LineEditor.of(handle).runText() },
    Command(name: "tra-complete", help: "Complete the word at the cursor", keys: ["^I"]) {
      handle, _ in LineEditor.of(handle).completeWord()
    },
    Command(
      name: "tra-up", help: "To the line above or the older statement",
      keys: [#"\e[A"#, #"\eOA"#, #"\e[5~"#, "^P"],
      commandModeKeys: [#"\e[A"#, #"\eOA"#, "[A", "OA", "k", #"\055"#, "^P"]
    ) { handle, _ in LineEditor.of(handle).moveUp() },
    Command(
      name: "tra-down", help: "To the line below or the newer statement",
      keys: [#"\e[B"#, #"\eOB"#, #"\e[6~"#, "^N"],
      commandModeKeys: [#"\e[B"#, #"\eOB"#, "[B", "OB", "j", "+", "^N"]
    ) { handle, _ in LineEditor.of(handle).moveDown() },
    Command(
      name: "tra-search", help: "Search the history", keys: ["^R"],
      commandModeKeys: ["/", "?", "^R"]
    ) { handle, _ in LineEditor.of(handle).searchHistory() },
    Command(
      name: "tra-right", help: "To the right, or take the suggestion",
      keys: [#"\e[C"#, #"\eOC"#, "^F"]
    ) { handle, _ in LineEditor.of(handle).moveRight() },
    Command(name: "tra-edit", help: "Edit the text in an editor", keys: [#"\ee"#, "^X^E"]) {
      handle, _ in LineEditor.of(handle).editText()
    },
    Command(
      name: "tra-clear", help: "Clear the screen", keys: ["^L"], commandModeKeys: ["^L"]
    ) { handle, _ in LineEditor.of(handle).clear() },
    Command(name: "tra-preview", help: "Show the rows so far", keys: [#"\ep"#]) {
      handle, _ in LineEditor.of(handle).preview()
    },
    Command(
      name: "tra-paste", help: "Insert a paste", keys: [#"\200"#], commandModeKeys: [#"\200"#]
    ) { handle, _ in LineEditor.of(handle).insertPaste() },
  ]

  /// Keys of common terminals that libedit leaves unbound or binds to something unusual.
  private static let otherKeys = [
    (#"\201"#, "ed-newline"), ("^W", "ed-delete-prev-word"), (#"\e[1~"#, "ed-move-to-beg"),
    (#"\e[4~"#, "ed-move-to-end"), (#"\e[3~"#, "ed-delete-next-char"),
    (#"\e[1;5C"#, "em-next-word"), (#"\e[1;5D"#, "ed-prev-word"),
  ]

  /// libedit's own history would cut the text at 1,024 characters, its `v` starts an editor that
  /// `--safe` forbids, and its `:` asks for a line in the middle of ours.
  private static let unwantedKeys = ["^S", #"\en"#, #"\eN"#, #"\eP"#, #"\ex"#, #"\eX"#]
  private static let unwantedCommandModeKeys = ["G", "J", "K", "N", "n", "_", "v", ":"]

  /// A taller paste is a script rather than a statement that somebody wants to change.
  private static let editableRows = 1000

  func addCommands() {
    for key in Self.unwantedKeys { _ = editline_bind(handle, key, "ed-unassigned") }
    for key in Self.unwantedCommandModeKeys {
      _ = editline_bind_command_mode(handle, key, "ed-unassigned")
    }
    for command in Self.commands {
      _ = editline_add(handle, command.name, command.help, command.run)
      for key in command.keys { _ = editline_bind(handle, key, command.name) }
      for key in command.commandModeKeys {
        _ = editline_bind_command_mode(handle, key, command.name)
      }
    }
    for (key, name) in Self.otherKeys { _ = editline_bind(handle, key, name) }
    _ = editline_bind_command_mode(handle, #"\201"#, "ed-newline")
    _ = editline_bind(handle, #"\233"#, "vi-command-mode")
    _ = editline_bind_command_mode(handle, #"\233"#, "vi-command-mode")
  }

  private func enter() -> UInt8 {
    let (text, cursor) = text()
    if request.purpose == .answer || Self.runsOnEnter(text, cursor: cursor, hooks.isComplete) {
      return runText()
    }
    return el_insertstr(handle, "\n") == 0 ? UInt8(CC_REFRESH) : refused()
  }

  /// A complete statement runs wherever the cursor stands; any text does from an empty last line,
  /// for people who never heard of `;`.
  static func runsOnEnter(_ text: String, cursor: Int, _ isComplete: (String) -> Bool) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let last = lines[lines.count - 1]
    let isOnLastLine = cursor >= text.utf8.count - last.utf8.count
    if isOnLastLine && last.allSatisfy(\.isWhitespace) { return true }
    return isComplete(text)
  }

  private func runText() -> UInt8 {
    queue.append(PrivateKey.run)
    return UInt8(CC_NORM)
  }

  private func insertPaste() -> UInt8 {
    guard let paste = pendingPaste else { return UInt8(CC_NORM) }
    pendingPaste = nil
    let height = height(with: paste)
    guard height > Self.editableRows, request.purpose == .statement else {
      return el_insertstr(handle, paste) == 0 ? UInt8(CC_REFRESH) : refused()
    }
    let (text, cursor) = text()
    let bytes = Array(text.utf8)
    outcome = .pasted(
      String(decoding: bytes[..<cursor] + paste.utf8 + bytes[cursor...], as: UTF8.self))
    leaveText("[\(height) rows pasted]")
    return UInt8(CC_NEWLINE)
  }

  private func completeWord() -> UInt8 {
    guard request.purpose == .statement else { return refused() }
    let (text, cursor) = text()
    let completion = hooks.complete(text, cursor)
    let bytes = Array(text.utf8)
    let start = min(max(completion.replaceFrom, 0), cursor)
    let typed = String(decoding: bytes[start..<cursor], as: UTF8.self)
    switch CompletionStep(completion.candidates, typed: typed) {
    case .nothing:
      return refused()
    case .insert(let word):
      el_deletestr(handle, Int32(typed.unicodeScalars.count))
      return el_insertstr(handle, composed(word)) == 0 ? UInt8(CC_REFRESH) : refused()
    case .list:
      printAbove(
        CandidateList.lines(
          completion.candidates, columns: columns, rows: max(3, rows - height() - 1)))
      return UInt8(CC_NORM)
    }
  }

  private func moveUp() -> UInt8 {
    let (all, cursor) = scalars()
    if let target = LineMotion.above(all, cursor: cursor, promptWidth: displayWidth(prompt.text)) {
      _ = el_cursor(handle, Int32(target - cursor))
      return UInt8(CC_CURSOR)
    }
    return recall { $0.older(than: $1) }
  }

  private func moveDown() -> UInt8 {
    let (all, cursor) = scalars()
    if let target = LineMotion.below(all, cursor: cursor, promptWidth: displayWidth(prompt.text)) {
      _ = el_cursor(handle, Int32(target - cursor))
      return UInt8(CC_CURSOR)
    }
    return recall { $0.newer(than: $1) }
  }

  private func recall(_ move: (inout HistoryCursor, String) -> String?) -> UInt8 {
    guard request.purpose == .statement else { return refused() }
    if !isHistoryOpen {
      historyCursor = HistoryCursor(history.entries)
      isHistoryOpen = true
    }
    guard let text = move(&historyCursor, text().text) else { return refused() }
    replaceText(with: composed(text))
    return UInt8(CC_REFRESH)
  }

  private func clear() -> UInt8 {
    clearScreen()
    return UInt8(CC_NORM)
  }

  /// libedit's own bell is silent, as all that it draws.
  func refused() -> UInt8 {
    write("\u{7}")
    return UInt8(CC_ERROR)
  }

  private func preview() -> UInt8 {
    let (text, cursor) = text()
    guard let answer = hooks.preview(text, cursor) else { return refused() }
    printAbove(answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    return UInt8(CC_NORM)
  }
}
