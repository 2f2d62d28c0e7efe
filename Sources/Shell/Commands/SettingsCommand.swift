import Database
import Language

extension DotCommand {
  static let settings = DotCommand(
    ".settings", usage: "[NAME [VALUE]]", summary: "values and where each came from; sets one",
    details: [
      "named as the flags of the command line; .help NAME tells what it may be;",
      "on for editor, history, pager and reports: as the environment says",
    ],
    arguments: [.setting, .settingValue]
  ) { console, arguments throws(Diagnostic) in
    try arguments.expect(0...2)
    guard let word = arguments.words.first else {
      return try console.write(lines: console.lines(of: ShellSetting.all))
    }
    guard let setting = ShellSetting.named(word.text) else {
      throw .unknownSetting(word)
    }
    guard arguments.count == 2 else {
      return try console.write(lines: console.lines(of: [setting]))
    }
    try console.change(setting, arguments)
  }
}

extension Console {
  fileprivate func change(
    _ setting: ShellSetting, _ arguments: CommandArguments
  ) throws(Diagnostic) {
    let word = arguments.words[1]
    if let settled = setting.settled {
      throw .command(
        "'\(setting.name)' cannot be changed now: \(settled.reason)", at: arguments.words[0].span,
        help: [settled.help])
    }
    if !setting.values.contains(word.text) { try checkAllowed(setting, word) }
    try arguments.value(of: word) { text, _ throws(UsageError) in
      try setting.change(&preferences, text, setting.name)
    }
    origins.note(setting)
  }

  /// `--safe` runs no commands and keeps to the working directory.
  private func checkAllowed(
    _ setting: ShellSetting, _ word: CommandArguments.Word
  ) throws(Diagnostic) {
    switch setting.value {
    case "CMD": if self.isSafe { throw .command("--safe runs no commands", at: word.span) }
    case "FILE", "FOLDER": try checkPlace(word)
    default: break
    }
  }

  fileprivate func lines(of settings: [ShellSetting]) -> [String] {
    let rows = settings.map { ($0.name, $0.get(self), "\(origins.origin(of: $0))") }
    let nameWidth = ShellSetting.all.map(\.name.count).max() ?? 0
    let valueWidth = min(40, rows.map { cellWidth($0.1) }.max() ?? 0)
    return rows.map { name, value, origin in
      let nameGap = String(repeating: " ", count: nameWidth - name.count)
      let valueGap = String(repeating: " ", count: max(0, valueWidth - cellWidth(value)))
      return "\(name)\(nameGap)  \(value)\(valueGap)  \(origin)"
    }
  }
}

extension Diagnostic {
  /// Flags that set nothing that lasts are often tried here too.
  fileprivate static func unknownSetting(_ word: CommandArguments.Word) -> Diagnostic {
    let names = ShellSetting.all.map(\.name)
    var help = ["settings: " + names.joined(separator: ", ")]
    if let option = CommandOption.named("--" + word.text) {
      help = [
        option.setting.map { "--\(word.text) sets '\($0)'" }
          ?? "--\(word.text) is for the command line: \(option.help)"
      ]
    }
    return .command(
      "unknown setting '\(word.text)'" + didYouMean(word.text, among: names), at: word.span,
      help: help)
  }
}
