import Database
import Language
import Reports

extension Console {
  /// One statement: checked, or run and shown.
  func carryOut(_ statement: Statement, in source: SourceText) throws(Diagnostic) {
    if checksOnly {
      return tell(try session.check(statement, in: source), in: source)
    }
    if let printsFor = self.printsFor, case .query = statement {
      try output.write(session.printed(statement, in: source, for: printsFor) + ";\n")
      return try output.flush()
    }
    switch try session.run(statement, in: source) {
    case .rows(let result):
      try noteRows(of: statement, in: source, count: result.rowCount)
      note(query: statement, in: source)
      let explanation = explainedNoRows(result, of: statement, in: source)
      if let explanation {
        messages.write(explanation)
      } else {
        var isPlan = false
        if case .explain = statement { isPlan = true }
        try show(result, allRows: isPlan, isPlan: isPlan)
        try output.flush()
      }
      tell(result.warnings, in: source)
    case .done(let notes):
      record?.note(lastText, rows: nil)
      tell(notes, in: source)
    }
    lastStatement = (statement, source)
    noteSaving(by: statement)
  }

  private func noteRows(
    of statement: Statement, in source: SourceText, count: Int
  ) throws(Diagnostic) {
    guard record != nil else { return }
    let baseRows = try session.baseRows(of: statement, in: source)
    record?.note(lastText, rows: count, newest: baseRows?.compactMap(\.asOf).max())
  }

  func run(_ arguments: CommandArguments) throws(Diagnostic) {
    if checksOnly && !arguments.command.runsInCheck { return }
    try noting(arguments.command.setting) { () throws(Diagnostic) in
      try arguments.command.run(self, arguments)
    }
  }

  /// Warnings and notes.
  func tell(_ diagnostics: [Diagnostic], in source: SourceText) {
    for diagnostic in diagnostics { messages.report(diagnostic, in: source) }
  }

  /// An error: said, and counted for the exit code.
  func fail(_ diagnostic: Diagnostic, in source: SourceText) {
    // What the statement wrote before comes before the error.
    do throws(Diagnostic) { try output.flush() } catch { status.note(.failure) }
    if diagnostic.code == .alreadyTold { return }
    let exit = diagnostic.code.exitClass
    status.note(exit == .usage ? .failure : exit)
    if exit == .interrupted {
      if isInteractive { messages.remark(interruption(diagnostic)) }
    } else {
      messages.report(diagnostic, in: source)
    }
  }

  /// `Interrupted after 2.1 s (14.2 M rows read).`; what was done stands in the message.
  private func interruption(_ diagnostic: Diagnostic) -> String {
    "\nInterrupted\(stopwatch.after)\(diagnostic.message.drop { $0 != " " })."
  }

  /// Where the rows ended, and what a literal may have meant: shown to people instead of an empty
  /// box.
  private func explainedNoRows(
    _ result: QueryResult, of statement: Statement, in source: SourceText
  ) -> String? {
    guard isInteractive, result.rowCount == 0, writesToTerminal, mode == .box, !messages.isQuiet,
      let found = session.diagnoseZeroRows(of: statement, in: source)
    else { return nil }
    return ZeroRowsText.lines(of: found).map { $0 + "\n" }.joined()
  }

  /// What a command asks the session; errors get the place of the word that names it.
  func placed<Answer>(
    at word: CommandArguments.Word, _ ask: (Session) throws(Diagnostic) -> Answer
  ) throws(Diagnostic) -> Answer {
    do throws(Diagnostic) {
      return try ask(session)
    } catch {
      var diagnostic = error
      diagnostic.span = word.span
      diagnostic.fixIt = nil
      throw diagnostic
    }
  }
}

extension CommandArguments {
  /// Finds the command that a line names.
  init(_ source: SourceText, _ span: SourceSpan) throws(Diagnostic) {
    let line = SourceText(
      name: source.name, utf8: Array(source.utf8[..<span.end]), firstLine: source.firstLine)
    let name = line.utf8[span.start...].prefix { !Self.isBlank($0) }
    let word = String(decoding: name, as: UTF8.self)
    guard let command = DotCommand.named(word) else {
      throw .unknownCommand(word, at: SourceSpan(span.start, name.endIndex))
    }
    var rest = line.utf8[name.endIndex...].drop(while: Self.isBlank)
    while let last = rest.last, Self.isBlank(last) { rest.removeLast() }
    self.init(
      command: command, source: line,
      words: command.takesText ? [] : try Self.words(in: line, from: name.endIndex),
      rest: String(decoding: rest, as: UTF8.self),
      span: SourceSpan(span.start, name.endIndex))
  }
}
