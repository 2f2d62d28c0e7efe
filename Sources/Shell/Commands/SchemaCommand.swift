import Language

extension DotCommand {
  static let schema = DotCommand(
    ".schema", aliases: ["\\d"], usage: "[TABLE]",
    summary: "definitions, as they can be run again", arguments: [.table]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    if let word = arguments.words.first {
      try console.write(
        try console.placed(at: word) { session throws(Diagnostic) in
          try session.schemaText(of: word.text)
        } + "\n")
    } else {
      try console.write(try console.session.schemaText() + "\n")
    }
  }
}
