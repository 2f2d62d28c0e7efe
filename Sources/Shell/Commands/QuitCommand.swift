import Language

extension DotCommand {
  static let quit = DotCommand(
    ".quit", aliases: ["\\q"], summary: "leaves"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...0)
    console.exitRequest = console.isInteractive ? 0 : console.status.code
  }

  static let exit = DotCommand(
    ".exit", usage: "[N]", summary: "leaves with exit code N (0–255)"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    guard let word = arguments.words.first else {
      console.exitRequest = console.isInteractive ? 0 : console.status.code
      return
    }
    guard let code = Int32(word.text), (0...255).contains(code) else {
      throw arguments.usage("'\(word.text)' is not a code from 0 to 255", at: word.span)
    }
    console.exitRequest = code
  }
}
