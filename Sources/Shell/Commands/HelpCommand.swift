import Language

extension DotCommand {
  static let help = DotCommand(
    ".help", aliases: ["\\?", "\\h"], usage: "[TOPIC]",
    summary: "this list; .help keys, .help WHERE, .help ROUND, .help .mode",
    details: ["TOPIC: keys, settings, or the name of a command, stage, function, key or setting"],
    arguments: [.topic], takesText: true
  ) { console, arguments throws(Diagnostic) in
    guard !arguments.rest.isEmpty else { return try console.write(lines: HelpText.overview) }
    guard let lines = HelpText.lines(on: arguments.rest) else {
      throw .unknownTopic(arguments)
    }
    try console.write(lines: lines)
  }
}

extension Diagnostic {
  fileprivate static func unknownTopic(_ arguments: CommandArguments) -> Diagnostic {
    let topic = arguments.rest
    let end = arguments.source.utf8.lastIndex { !CommandArguments.isBlank($0) } ?? 0
    return .command(
      "no help on '\(topic)'" + didYouMean(topic, among: HelpText.topics),
      at: SourceSpan(end + 1 - topic.utf8.count, end + 1),
      help: [".help lists commands and stages"])
  }
}
