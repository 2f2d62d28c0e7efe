import Language

extension DotCommand {
  static let pager = DotCommand(
    ".pager", usage: "[on|off|COMMAND]", summary: "shows what is taller than the screen by a pager",
    details: [
      "only at a prompt; the command: $TRA_PAGER, else $PAGER, else less, with LESS=FRSX",
      "alone: says it",
    ],
    arguments: [.words(["on", "off"])], takesText: true, sets: "pager"
  ) { console, arguments throws(Diagnostic) in
    switch arguments.rest {
    case "": try console.write("\(console.pager)\n")
    case "off": console.pager = .off
    case let word:
      try console.checkCommandsAllowed()
      console.pager = word == "on" ? .standard : .command(word)
    }
  }
}
