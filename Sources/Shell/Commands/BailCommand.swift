import Language

extension DotCommand {
  static let bail = DotCommand(
    ".bail", usage: "on|off|auto", summary: "whether the first error ends a script",
    details: ["auto: it does, but not at the prompt"],
    arguments: [.words(["on", "off", "auto"])], runsInCheck: true, sets: "bail"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...1)
    try console.set(by: arguments)
  }
}
