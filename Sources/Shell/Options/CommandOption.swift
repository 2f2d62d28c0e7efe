/// One option of the command line: how it is written, what help says of it, what it does.
///
/// A row of `CommandOption.all`; parser, `--help`, man page and completion
/// read nothing else.
struct CommandOption: Sendable {
  typealias Apply = @Sendable (inout Invocation, String) throws(UsageError) -> Void

  enum Group: String, CaseIterable, Sendable {
    case work = "What to run"
    case output = "Output"
    case running = "Running"
    case start = "Start"
    /// Left to the manual page, so that help stays one screen.
    case rare = "Rarely needed"
  }

  /// With their dashes, the one that messages use first.
  let names: [String]
  /// The value's name in help; nil for a switch.
  let value: String?
  /// What the value may be, where that is a list. A switch with choices takes one after `=` only.
  let choices: [String]
  let group: Group
  /// Empty: help shows the option in an earlier row.
  let help: String
  let apply: Apply

  /// - Parameter apply: gets the value, or an empty text for a switch.
  init(
    _ names: String..., value: String? = nil, choices: [String] = [], group: Group,
    help: String = "",
    apply: @escaping Apply
  ) {
    self.names = names
    self.value = value
    self.choices = choices
    self.group = group
    self.help = help
    self.apply = apply
  }

  /// ` VALUE`, `[=choice]` or nothing.
  var valueText: String {
    if let value { return " " + value }
    return choices.isEmpty ? "" : "[=\(choices.joined(separator: "|"))]"
  }

  static func named(_ name: String) -> CommandOption? {
    all.first { $0.names.contains(name) }
  }
}
