import Database
import Language

extension DotCommand {
  static let source = DotCommand(
    ".source", summary: "status, confidence, source and note of the rows behind the last result",
    details: [
      "of the first table after FROM, of UNION ALL's operands each: those of its rows that passed",
      "the filters before the first stage that makes other rows; a note says what comes later",
    ]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...0)
    let sources = try console.ofLastQuery { session, query throws(Diagnostic) in
      try session.rowSources(of: query.statement, in: query.source)
    }
    try console.show(sources.result)
    try console.output.flush()
    let notes = sources.notes.map {
      Diagnostic(.note, code: .command, message: $0, span: nil)
    }
    console.tell(notes, in: arguments.source)
  }
}
