import Language

extension DotCommand {
  static let help = DotCommand(
    ".help", aliases: ["\\?", "\\h"], usage: "[TOPIC]",
    summary: "this list; .help keys, .help WHERE, .help ROUND, .help .mode",
    arguments: [.topic]
  ) { console, arguments throws(Diagnostic) in
    guard !arguments.isEmpty else { return try console.write(lines: HelpText.overview) }
    guard let lines = HelpText.lines(on: arguments.rest) else {
      throw .unknownTopic(arguments.rest, at: arguments.words[0].span)
    }
    try console.write(lines: lines)
  }
}

/// What `.help` writes; made of the lists of commands, stages and functions.
enum HelpText {
  static var overview: [String] {
    let commands = DotCommand.all.filter { $0.name.hasPrefix(".") }
    var lines = TextLines.columns(commands.map { ("\($0.name) \($0.usage)", $0.summary) })
    lines.append("")
    lines.append("FROM table |> WHERE … |> SELECT …;   a statement ends in ;")
    lines += TextLines.wrapped(
      "stages: " + StageList.verbs.joined(separator: ", "), width: 100)
    return lines
  }

  static var topics: [String] {
    ["keys"] + DotCommand.all.map(\.name) + StageList.verbs
      + FunctionHelp.all.map(\.name)
  }

  static func lines(on topic: String) -> [String]? {
    if topic.lowercased() == "keys" { return keys }
    if let command = DotCommand.named(topic) ?? DotCommand.named("." + topic) {
      return lines(on: command)
    }
    let word = topic.uppercased()
    let found = stageLines(word) + (FunctionHelp.named(word)?.lines ?? [])
    return found.isEmpty ? nil : found
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

  /// The stages that begin with the word, else those in which it stands.
  private static func stageLines(_ topic: String) -> [String] {
    let words = topic.split(separator: " ").map(String.init)
    var stages = StageList.all.filter { $0.verbs.starts(with: words) }
    if stages.isEmpty, let last = words.last {
      stages = StageList.all.filter { $0.capitals.contains(last) }
    }
    return stages.flatMap { ["|> " + $0.syntax, "  " + $0.summary] }
  }

  private static let keys = [
    "Enter        runs what ends in ;, else opens a new line; on an empty line it runs",
    "Esc Enter    runs in any case",
    "Tab          completes: stages, tables, columns, values in '…', commands, files",
    "Up, Down     lines of the statement, then statements before",
    "Right        at the end: takes the dim suggestion, the newest statement that begins so",
    "Ctrl-R       searches the history",
    "Esc p        shows the first rows up to the stage of the cursor",
    "Esc e        edits the text in $VISUAL or $EDITOR",
    "Ctrl-C       discards the statement; stops a query",
    "Ctrl-D       leaves, on an empty line",
    "Ctrl-A, -E   start, end of the line; Ctrl-W, -U, -K cut, Ctrl-Y puts back",
    "Ctrl-L       clears the screen",
  ]
}

extension Diagnostic {
  fileprivate static func unknownTopic(_ topic: String, at span: SourceSpan) -> Diagnostic {
    .command(
      "no help on '\(topic)'" + didYouMean(topic, among: HelpText.topics), at: span,
      help: [".help lists commands and stages"])
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
