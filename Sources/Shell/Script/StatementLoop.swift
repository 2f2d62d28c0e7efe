import Database
import Language

/// Runs the pieces of a script one after the other, each to its end before the next is read.
struct StatementLoop {
  let console: Console

  /// - Returns: false where the work must not go on after this script.
  @discardableResult
  func run(_ reader: ScriptReader) -> Bool {
    while console.exitRequest == nil {
      guard let piece = next(of: reader) else { break }
      let isDone = run(piece)
      if !isDone, console.stopsAtError || console.status.isInterrupted { return false }
    }
    return console.exitRequest == nil
  }

  private func next(of reader: ScriptReader) -> StatementSplitter.Piece? {
    do throws(FileError) {
      return try reader.next()
    } catch {
      if error.isInterruption {
        console.status.note(.interrupted)
      } else {
        console.fail(.command(error.message), in: SourceText(""))
      }
      return nil
    }
  }

  /// - Returns: whether it succeeded.
  func run(_ piece: StatementSplitter.Piece) -> Bool {
    console.stopwatch = Stopwatch()
    console.progress.begin()
    defer { console.progress.end() }
    switch piece {
    case .statement(let source, let span):
      console.lastText = source.text(span)
      return run(statement: source, from: span.start)
    case .command(let source, let span): return run(command: source, span)
    case .failure(let diagnostic, let source):
      console.fail(diagnostic, in: source)
      return false
    }
  }

  private func run(statement source: SourceText, from start: Int) -> Bool {
    let watch = console.stopwatch
    defer { if console.showsTimes { console.messages.write(watch.line + "\n") } }
    do throws(Diagnostic) {
      var parser = Parser(source, from: start)
      if parser.isAtEnd { return true }
      let statement = try parser.statement()
      console.tell(parser.warnings, in: source)
      try console.carryOut(statement, in: source)
      try console.output.flush()
      return true
    } catch {
      let explained = console.session.explained(error, in: source, from: start)
      console.fail(explained.placed(in: source, from: start), in: source)
      return false
    }
  }

  private func run(command source: SourceText, _ span: SourceSpan) -> Bool {
    do throws(Diagnostic) {
      try console.run(CommandArguments(source, span))
      try console.output.flush()
      return true
    } catch {
      console.fail(error, in: source)
      return false
    }
  }
}

extension Diagnostic {
  /// A limit has no place of its own: in a script the first word says which statement hit it.
  fileprivate func placed(in source: SourceText, from start: Int) -> Diagnostic {
    guard span == nil, !source.name.isEmpty else { return self }
    var placed = self
    let word = source.utf8[start...].prefix { !CommandArguments.isBlank($0) }
    placed.span = SourceSpan(start, word.endIndex)
    return placed
  }
}
