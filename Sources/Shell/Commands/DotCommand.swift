import Language

/// A command of the shell itself: `.tables`. A file in Commands/ and a line in `DotCommand.all`.
struct DotCommand: Sendable {
  /// What may stand as an argument, for completion.
  enum ArgumentKind: Sendable {
    case table, column, file, report, topic, setting, settingValue
    /// Of `.param`, and of `.run`: `NAME=VALUE`.
    case parameter, parameterValue, assignment
    /// `x=COLUMN` and its kin.
    case chart
    case words([String])
  }

  typealias Run = @Sendable (Console, CommandArguments) throws(Diagnostic) -> Void

  /// With its dot.
  let name: String
  /// psql's spellings, with their backslash.
  let aliases: [String]
  /// The arguments as help writes them.
  let usage: String
  let summary: String
  /// More lines for `.help NAME`.
  let details: [String]
  /// The kinds of the arguments.
  let arguments: [ArgumentKind]
  /// The last kind may come again.
  let repeatsArguments: Bool
  /// The rest of the line is one text, quotes and all.
  let takesText: Bool
  /// `--check` carries it out: later statements depend on it, and it changes nothing outside.
  let runsInCheck: Bool
  /// The setting that it sets, if that is its work.
  let setting: String?
  let run: Run

  init(
    _ name: String, aliases: [String] = [], usage: String = "", summary: String,
    details: [String] = [], arguments: [ArgumentKind] = [], repeatsArguments: Bool = false,
    takesText: Bool = false,
    runsInCheck: Bool = false, sets setting: String? = nil, run: @escaping Run
  ) {
    self.name = name
    self.aliases = aliases
    self.usage = usage
    self.summary = summary
    self.details = details
    self.arguments = arguments
    self.repeatsArguments = repeatsArguments
    self.takesText = takesText
    self.runsInCheck = runsInCheck
    self.setting = setting
    self.run = run
  }

  /// By name or alias; prefixes are not taken, so that scripts stay stable.
  static func named(_ word: String) -> DotCommand? {
    all.first { $0.name == word || $0.aliases.contains(word) }
  }
}
