import Language

extension DotCommand {
  static let read = DotCommand(
    ".read", aliases: ["\\i"], usage: "FILE", summary: "runs a script", arguments: [.file],
    runsInCheck: true
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...1)
    let word = arguments.words[0]
    try console.checkPlace(word)
    let reader: ScriptReader
    do throws(FileError) {
      reader = try ScriptReader(path: word.text)
    } catch {
      throw .command(error.message, at: word.span)
    }
    try console.nested(at: word.span) { StatementLoop(console: console).run(reader) }
  }
}

extension Console {
  private static let maximumDepth = 16

  /// Runs a script within a script; a failure in it has been told and counts for the outer one.
  func nested(at span: SourceSpan, _ body: () -> Bool) throws(Diagnostic) {
    guard readDepth < Self.maximumDepth else {
      throw .command("scripts read each other more than \(Self.maximumDepth) deep", at: span)
    }
    readDepth += 1
    defer { readDepth -= 1 }
    if !body() && exitRequest == nil { throw Diagnostic.alreadyTold }
  }
}

extension Diagnostic.Code {
  static let alreadyTold = Self(rawValue: "already-told")
}

extension Diagnostic {
  /// Ends a command that ran a script in which something failed.
  static let alreadyTold = Diagnostic(
    code: .alreadyTold, message: "a script failed", span: nil)
}
