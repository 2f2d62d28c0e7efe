import Language

extension DotCommand {
  static let settings = DotCommand(
    ".settings", usage: "[NAME [VALUE]]", summary: "values and where each came from; sets one",
    details: ["named as the flags of the command line"],
    arguments: [.words(ShellSetting.all.map(\.name))]
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
    guard let change = setting.change else {
      throw .command("'\(setting.name)' is settled when the program starts", at: word.span)
    }
    try arguments.value(of: arguments.words[1]) { text, _ throws(UsageError) in
      try change(console, text)
    }
    console.origins.note(setting)
  }
}

extension Console {
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
  fileprivate static func unknownSetting(_ word: CommandArguments.Word) -> Diagnostic {
    let names = ShellSetting.all.map(\.name)
    return .command(
      "unknown setting '\(word.text)'" + didYouMean(word.text, among: names), at: word.span,
      help: ["settings: " + names.joined(separator: ", ")])
  }
}
