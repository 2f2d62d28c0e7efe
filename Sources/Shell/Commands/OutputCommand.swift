import Database
import Language

extension DotCommand {
  static let output = DotCommand(
    ".output", aliases: ["\\o"], usage: "[FILE or |COMMAND]",
    summary: "sends results to FILE; alone: back to the screen",
    details: ["the file takes its place when it is whole: at the next .output or at the end"],
    arguments: [.file]
  ) { console, arguments throws(Diagnostic) in
    try console.output.redirect(to: try console.place(arguments))
    console.beginCommand()
  }

  static let once = DotCommand(
    ".once", usage: "FILE or |COMMAND", summary: "sends the next result to FILE",
    arguments: [.file]
  ) { console, arguments throws(Diagnostic) in
    guard let place = try console.place(arguments) else { throw arguments.usage("which file?") }
    try console.output.redirectOnce(to: place)
  }
}

extension Console {
  /// A file, or `|COMMAND` to the end of the line; nil where there are no arguments.
  fileprivate func place(_ arguments: CommandArguments) throws(Diagnostic) -> String? {
    guard arguments.rest.hasPrefix("|") else {
      try arguments.expect(0...1)
      try checkPlace(arguments.words.first)
      return arguments.first
    }
    try checkCommandsAllowed()
    return arguments.rest
  }

  /// `--safe` keeps to the working directory.
  func checkPlace(_ word: CommandArguments.Word?) throws(Diagnostic) {
    guard self.isSafe, let word, !WorkingDirectory.contains(word.text) else { return }
    throw .command(
      "'\(word.text)' lies outside the working directory", at: word.span,
      help: ["--safe allows only files in it"])
  }
}
