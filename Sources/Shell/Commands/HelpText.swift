import Language

/// What `.help` writes; made of the lists of commands, statements, stages, functions, keys and
/// settings.
enum HelpText {
  static var overview: [String] {
    let commands = DotCommand.all.filter { $0.name.hasPrefix(".") }
    var lines = TextLines.columns(commands.map { ("\($0.name) \($0.usage)", $0.summary) })
    lines.append("")
    lines.append("FROM table |> WHERE … |> SELECT …;   a statement ends in ;")
    lines += TextLines.wrapped(
      "statements: " + StatementList.verbs.joined(separator: ", "), width: 100)
    lines += TextLines.wrapped(
      "stages: " + StageList.verbs.joined(separator: ", "), width: 100)
    return lines
  }

  static var topics: [String] {
    var seen: Set<String> = []
    let all =
      ["keys", "settings"] + DotCommand.all.map(\.name) + StatementList.verbs + StageList.verbs
      + FunctionHelp.all.map(\.name) + ShellSetting.all.map(\.name) + KeyHelp.all.flatMap(\.names)
    return all.filter { seen.insert($0.lowercased()).inserted }
  }

  /// Everything of that name; nil where there is nothing.
  static func lines(on topic: String) -> [String]? {
    if let command = DotCommand.named(topic) { return lines(on: command) }
    let word = topic.uppercased()
    let command = DotCommand.named("." + topic.lowercased())
    var lines = command.map(lines(on:)) ?? []
    lines += list(topic.lowercased())
    lines += statementLines(word) + stageLines(word) + (FunctionHelp.named(word)?.lines ?? [])
    lines += ShellSetting.named(topic.lowercased()).map(self.lines(on:)) ?? []
    lines += KeyHelp.named(topic).map { [$0.row.0, "  " + $0.row.1] } ?? []
    return lines.isEmpty ? nil : lines
  }

  private static func list(_ topic: String) -> [String] {
    switch topic {
    case "keys": TextLines.columns(KeyHelp.all.map(\.row))
    case "settings":
      TextLines.columns(ShellSetting.all.map { ($0.name, $0.summary) }).map { "  " + $0 }
    default: []
    }
  }

  private static func lines(on command: DotCommand) -> [String] {
    var lines = [command.usage.isEmpty ? command.name : "\(command.name) \(command.usage)"]
    lines.append("  " + command.summary)
    lines += command.details.map { "  " + $0 }
    if !command.aliases.isEmpty {
      lines.append("  also: " + command.aliases.joined(separator: ", "))
    }
    return lines
  }

  private static func lines(on setting: ShellSetting) -> [String] {
    var lines = [".settings \(setting.name) [\(setting.form)]", "  " + setting.summary]
    if let settled = setting.settled {
      lines.append("  cannot be changed while the program runs: " + settled.reason)
    }
    let flags = setting.flags.map { $0.names.joined(separator: ", ") + $0.valueText }
    let commands = DotCommand.all.filter { $0.setting == setting.name }.map(\.name)
    let variables = setting.variables.map { "$" + $0 }
    for (title, words) in [("flags", flags), ("commands", commands), ("environment", variables)]
    where !words.isEmpty {
      lines += TextLines.wrapped("\(title): " + words.joined(separator: ", "), width: 98)
        .map { "  " + $0 }
    }
    return lines
  }

  private static func statementLines(_ topic: String) -> [String] {
    let statements = StatementList.all.filter { statement in
      statement.verbs.contains { $0 == topic || $0.hasPrefix(topic + " ") }
    }
    return statements.flatMap { $0.forms + ["  " + $0.summary] }
  }

  /// The stages that begin with the word, else those in which it stands.
  private static func stageLines(_ topic: String) -> [String] {
    let words = topic.split(separator: " ").map(String.init)
    var stages = StageList.all.filter { $0.verbs.starts(with: words) }
    if stages.isEmpty, let last = words.last {
      stages = StageList.all.filter { $0.capitals.contains(last) }
    }
    return stages.flatMap { ["|> " + $0.syntax, "  " + $0.summary] }
  }
}

extension StageHelp {
  /// The words in capitals with which the stage begins.
  fileprivate var verbs: [String] {
    syntax.prefix { !$0.isLowercase && $0 != "(" && $0 != "[" && $0 != "|" }
      .split { !$0.isLetter }.map(String.init)
  }

  fileprivate var capitals: [String] {
    syntax.split { !$0.isLetter }.filter { $0.allSatisfy(\.isUppercase) }.map(String.init)
  }
}
