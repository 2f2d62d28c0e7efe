import Formats
import Language

extension DotCommand {
  static let nullValue = DotCommand(
    ".nullvalue", usage: "TEXT", summary: "shown for NULL", sets: "null"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...1)
    try console.set(by: arguments)
  }

  static let maxRows = DotCommand(
    ".maxrows", usage: "[N|all]", summary: "rows shown of a box; alone: as the terminal fits",
    arguments: [.words(["all"])], sets: "max-rows"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    if arguments.isEmpty { console.display.maxRows = .fitted }
    try console.set(by: arguments)
  }

  static let maxWidth = DotCommand(
    ".maxwidth", usage: "[N|0]", summary: "columns of the screen; 0: no limit; alone: as it is",
    sets: "max-width"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...1)
    if arguments.isEmpty { console.display.maxWidth = nil }
    try console.set(by: arguments)
  }

  static let digits = DotCommand(
    ".digits", usage: "N|full", summary: "significant digits shown of FLOAT64 (6)",
    arguments: [.words(["full"])], sets: "digits"
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(1...1)
    try console.set(by: arguments)
  }
}

extension Console {
  /// What a command that is made for a setting does with its word, if it has one.
  func set(by arguments: CommandArguments) throws(Diagnostic) {
    let name = arguments.command.setting
    guard let word = arguments.words.first, let setting = name.flatMap(ShellSetting.named) else {
      return
    }
    do throws(UsageError) {
      try setting.change(&preferences, word.text, arguments.command.name)
    } catch {
      var diagnostic = arguments.usage("", at: word.span)
      diagnostic.message = error.message
      if !error.help.isEmpty { diagnostic.help = error.help }
      throw diagnostic
    }
  }
}
