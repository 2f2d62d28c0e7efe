import Database
import Language

extension DotCommand {
  static let output = DotCommand(
    ".output", aliases: ["\\o"], usage: "[FILE]",
    summary: "sends results to FILE; alone: back to the screen",
    details: ["the file takes its place when it is whole: at the next .output or at the end"],
    arguments: [.file]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    try console.checkPlace(arguments.words.first)
    try console.output.redirect(to: arguments.first)
    console.beginCommand()
  }

  static let once = DotCommand(
    ".once", usage: "FILE", summary: "sends the next result to FILE", arguments: [.file]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...1)
    try console.checkPlace(arguments.words.first)
    try console.output.redirectOnce(to: arguments.words[0].text)
    console.beginCommand()
  }
}

extension Console {
  /// `--safe` keeps to the working directory.
  func checkPlace(_ word: CommandArguments.Word?) throws(Diagnostic) {
    guard isSafe, let word, !WorkingDirectory.contains(word.text) else { return }
    throw .command(
      "'\(word.text)' lies outside the working directory", at: word.span,
      help: ["--safe allows only files in it"])
  }
}
