import CSystem
import Database
import Language

/// The conversation at a terminal: read a statement, run it, show it, until told to leave.
final class Prompt {
  static let text = "tra> "

  private let console: Console
  private let source: any LineSource
  private let invocation: Invocation
  private let knowledge: SessionKnowledge

  init(_ invocation: Invocation) {
    self.invocation = invocation
    let console = Console(invocation, isInteractive: true)
    self.console = console
    knowledge = SessionKnowledge(
      console.session, library: { [console] in console.reportLibrary },
      lastText: { [console] in console.lastText })
    source = interactiveLineSource(
      history: console.history, hooks: .make(for: console, knowledge))
    console.output.stop { tra_interrupt_pending() != 0 }
    console.confirm = { [source] question in Self.confirm(question, source) }
  }

  /// - Returns: the exit code.
  func run() -> Int32 {
    do throws(Diagnostic) {
      if let path = invocation.output { try console.openOutput(path) }
      try console.start(invocation)
    } catch {
      console.fail(error, in: SourceText(""))
      return ExitClass.usage.rawValue
    }
    if !invocation.isQuiet { console.greet() }
    var isOpen = true
    while isOpen { isOpen = readAndRun() }
    do throws(Diagnostic) {
      try console.output.finish()
    } catch {
      console.fail(error, in: SourceText(""))
      return ExitClass.failure.rawValue
    }
    return console.exitRequest ?? 0
  }

  /// - Returns: whether the conversation goes on.
  private func readAndRun() -> Bool {
    let usesColor = console.screen.usesColor(onTerminal: true)
    switch source.read(ReadRequest(prompt: Self.text, usesColor: usesColor)) {
    case .line(let text), .pasted(let text): run(text)
    case .interrupted(hadText: true): break
    case .interrupted(hadText: false):
      console.messages.remark("Press Ctrl-D or .quit to leave.")
    case .endOfFile: console.exitRequest = 0
    case .failed(let number):
      console.fail(
        .command(FileError(path: "<stdin>", number: number).message), in: SourceText(""))
      return false
    }
    return !leaves()
  }

  private func run(_ text: String) {
    // The flag was cleared when the reading began: a Ctrl-C since then is meant for the query.
    console.beginCommand()
    console.status = ExitStatus()
    knowledge.forget()
    StatementLoop(console: console).run(ScriptReader(text: Self.meaning(of: text), name: ""))
    tra_interrupt_clear()
  }

  /// `help`, `quit` and `exit` alone work as in psql.
  private static func meaning(of text: String) -> String {
    isWord(text) ? "." + text.trimmed.lowercased() : text
  }

  static func isWord(_ text: String) -> Bool {
    ["help", "quit", "exit"].contains(text.trimmed.lowercased())
  }

  /// Whether the user's wish to leave, if there is one, stands.
  private func leaves() -> Bool {
    guard console.exitRequest != nil else { return false }
    // It throws in scripts only.
    guard (try? console.mayLose(console.unsavedNames, "leave")) == false else { return true }
    console.exitRequest = nil
    return false
  }

  private static func confirm(_ question: String, _ source: any LineSource) -> Bool {
    let request = ReadRequest(prompt: question + " [y/N] ", purpose: .answer)
    guard case .line(let answer) = source.read(request) else { return false }
    return ["y", "yes"].contains(answer.trimmed.lowercased())
  }
}

extension String {
  /// Without blanks around it.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

extension LineHooks {
  static func make(for console: Console, _ knowledge: SessionKnowledge) -> LineHooks {
    var hooks = LineHooks()
    hooks.isComplete = { Prompt.isWord($0) || StatementSplitter.isComplete($0) }
    hooks.continuationPrompt = { text in
      switch StatementSplitter.pendingState(text) {
      case .string, .identifier: "  '> "
      case .parentheses: "  (> "
      case .comment: "  *> "
      case .none, .statement: "  -> "
      }
    }
    let completer = Completer(knowledge: knowledge)
    hooks.complete = { text, cursor in completer.complete(text, at: cursor) }
    hooks.preview = { text, cursor in Preview(console: console).text(text, cursor: cursor) }
    hooks.style = { text, cursor in SyntaxColors.runs(text, cursor: cursor) }
    hooks.edit = { text in
      do throws(Diagnostic) {
        try console.checkCommandsAllowed()
        return .text(try TextEditor.edit(text, with: console.editorCommand))
      } catch {
        return .failed(error.message)
      }
    }
    return hooks
  }
}
