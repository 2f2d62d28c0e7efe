import Language

extension DotCommand {
  static let timer = DotCommand(
    ".timer", aliases: ["\\timing"], usage: "[on|off]",
    summary: "the time of each statement, on standard error; alone: turns over",
    arguments: [.words(["on", "off"])], sets: "timer"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    if arguments.isEmpty { console.showsTimes.toggle() }
    try console.set(by: arguments)
  }
}
