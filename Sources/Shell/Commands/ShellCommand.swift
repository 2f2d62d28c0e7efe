import Language

extension DotCommand {
  static let shell = DotCommand(
    ".shell", aliases: ["\\!"], usage: "COMMAND", summary: "runs a command of the system",
    takesText: true
  ) { console, arguments throws(Diagnostic) in
    guard !arguments.rest.isEmpty else { throw arguments.usage("which command?") }
    try console.checkCommandsAllowed()
    try console.output.flush()
    try SystemCommand(arguments.rest).run()
  }
}

extension Console {
  func checkCommandsAllowed() throws(Diagnostic) {
    if self.isSafe { throw .command("--safe runs no commands") }
  }
}
